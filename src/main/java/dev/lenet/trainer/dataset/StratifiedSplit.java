package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Splits images at random so that each class has the same share in every part. Results depend on the arguments alone; the
 * random numbers come from {@link Seeds#generator} with the purposes {@code split} and {@code subset}.
 */
public final class StratifiedSplit {

    private StratifiedSplit() {}

    /**
     * Holds out a share of the training images for validation.
     *
     * @param labels the class of each training image, from 0
     * @param validationFraction share to hold out, above 0 and below 1; the number of images is rounded, and the number of
     *     images of each class differs from its exact share by less than one
     * @param seed decides which images
     * @return every index in exactly one of the two parts
     * @throws IllegalArgumentException if the fraction is out of range or leaves a part empty
     */
    public static Split holdOut(int[] labels, double validationFraction, long seed) {
        if (!(validationFraction > 0 && validationFraction < 1)) {
            throw new IllegalArgumentException(
                    Text.format("The validation fraction is %s, expected above 0 and below 1", validationFraction));
        }
        int count = (int) Math.round(labels.length * validationFraction);
        if (count == 0 || count == labels.length) {
            throw new IllegalArgumentException(Text.format(
                    "A validation fraction of %s leaves %d of %d images for validation",
                    validationFraction, count, labels.length));
        }
        int[] all = IntStream.range(0, labels.length).toArray();
        return splitOff(
                labels.length,
                Strata.shuffled(labels, all, Seeds.generator(seed, "split", 0)).take(count));
    }

    /**
     * Chooses a subset of the images, for a quick run on less data.
     *
     * @param labels the class of each image of the whole set, from 0
     * @param indices the images to choose from
     * @param count how many to choose, at least 1; all if there are fewer
     * @param seed decides which images
     * @return ascending indices; each class has the same share as in {@code indices}, to within less than one image
     * @throws IllegalArgumentException if the count is below 1
     */
    public static int[] subset(int[] labels, int[] indices, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException(Text.format("%d images wanted, expected at least 1", count));
        }
        return Strata.shuffled(labels, indices, Seeds.generator(seed, "subset", 0))
                .take(Math.min(count, indices.length));
    }

    /** Returns the split with the given validation part; the remaining images are the training part. */
    static Split splitOff(int size, int[] validation) {
        BitSet held = new BitSet(size);
        for (int index : validation) {
            held.set(index);
        }
        int[] training = IntStream.range(0, size).filter(i -> !held.get(i)).toArray();
        return new Split(training, validation);
    }
}
