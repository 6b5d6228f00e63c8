package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stratified folds for k-fold cross-validation.
 *
 * <p>The images of each class, in random order, are dealt to the folds in turn, each class continuing where the previous one
 * ended; so the folds differ by at most one image in each class and by at most one in total.
 */
public final class StratifiedFolds {

    private StratifiedFolds() {}

    /**
     * Divides the training images into k parts, each of which is the validation part of one split.
     *
     * @param labels the class of each training image, from 0
     * @param k number of folds, at least 2 and at most the number of images in the smallest class that occurs
     * @param seed decides which images; the random numbers come from {@link Seeds#generator} with the purpose {@code folds}
     * @return k splits; every index is in exactly one validation part
     * @throws IllegalArgumentException if k is out of range
     */
    public static List<Split> of(int[] labels, int k, long seed) {
        if (k < 2) {
            throw new IllegalArgumentException(Text.format("%d folds, expected at least 2", k));
        }
        int[] all = IntStream.range(0, labels.length).toArray();
        int[][] byClass =
                Strata.shuffled(labels, all, Seeds.generator(seed, "folds", 0)).byClass();
        int smallest = Arrays.stream(byClass)
                .mapToInt(indices -> indices.length)
                .filter(n -> n > 0)
                .min()
                .orElse(0);
        if (k > smallest) {
            throw new IllegalArgumentException(
                    Text.format("%d folds, expected at most %d: the smallest class has no more images", k, smallest));
        }
        int[] dealt = Arrays.stream(byClass).flatMapToInt(Arrays::stream).toArray();
        List<Split> folds = new ArrayList<>();
        for (int fold = 0; fold < k; fold++) {
            int first = fold;
            int[] validation = IntStream.range(0, dealt.length)
                    .filter(i -> i % k == first)
                    .map(i -> dealt[i])
                    .sorted()
                    .toArray();
            folds.add(StratifiedSplit.splitOff(labels.length, validation));
        }
        return List.copyOf(folds);
    }
}
