package dev.lenet.trainer.dataset;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Indices grouped by the class of their image. */
final class Strata {

    private final int[][] byClass;
    private final int size;

    private Strata(int[][] byClass, int size) {
        this.byClass = byClass;
        this.size = size;
    }

    /**
     * Groups indices, each group in random order.
     *
     * @param labels the class of each image
     * @param indices which images
     * @param random decides the order
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

    /** The group of each class; a class without images has an empty one. */
    int[][] byClass() {
        return byClass;
    }

    /**
     * The first images of each class, so many that every class has the same share of them, give or take one image.
     *
     * <p>Shares are rounded by the largest remainder, of equal ones the lower class first.
     *
     * @param count how many in all, 0 to all
     * @return indices, ascending
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
