package dev.lenet.trainer.dataset;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Image indices grouped by class. */
final class Strata {

    private final int[][] byClass;
    private final int size;

    private Strata(int[][] byClass, int size) {
        this.byClass = byClass;
        this.size = size;
    }

    /**
     * Groups indices by class and shuffles each group.
     *
     * @param labels the class of each image
     * @param indices the images to group
     * @param random the source of randomness
     */
    static Strata shuffled(int[] labels, int[] indices, SplittableRandom random) {
        int[][] byClass = new int[Arrays.stream(labels).max().orElse(-1) + 1][];
        for (int c = 0; c < byClass.length; c++) {
            int label = c;
            byClass[c] = Arrays.stream(indices).filter(i -> labels[i] == label).toArray();
            Seeds.shuffle(byClass[c], random);
        }
        return new Strata(byClass, indices.length);
    }

    /** The indices of each class; empty for a class without images. */
    int[][] byClass() {
        return byClass;
    }

    /**
     * Takes the same share of each class, give or take one image, from the beginning of its group.
     *
     * <p>Shares are rounded by the largest-remainder method; among equal remainders the lower class comes first.
     *
     * @param count the total number of images to take, 0 to all
     * @return ascending indices
     */
    int[] take(int count) {
        int[] quota = new int[byClass.length];
        long[] remainder = new long[byClass.length];
        for (int c = 0; c < quota.length; c++) {
            long share = (long) byClass[c].length * count; // of size
            quota[c] = size == 0 ? 0 : (int) (share / size);
            remainder[c] = size == 0 ? 0 : share % size;
        }
        int missing = count - Arrays.stream(quota).sum();
        IntStream.range(0, quota.length)
                .boxed()
                .sorted((a, b) -> Long.compare(remainder[b], remainder[a]))
                .limit(missing)
                .forEach(c -> quota[c]++);
        return IntStream.range(0, quota.length)
                .flatMap(c -> Arrays.stream(byClass[c], 0, quota[c]))
                .sorted()
                .toArray();
    }
}
