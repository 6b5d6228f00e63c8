package dev.lenet.trainer.dataset;

import java.util.stream.IntStream;

/** The order in which an epoch walks through its images. */
public final class BatchOrder {

    private BatchOrder() {}

    /**
     * Returns a new random order for each epoch. It depends on the arguments alone, not on the previous epoch, so a
     * resumed run continues exactly as if it had never stopped.
     *
     * @param indices the images of the epoch, not changed
     * @param seed the run's seed; the random numbers come from {@link Seeds#generator} with the purpose {@code order}
     * @param epoch the epoch's number, from 1
     * @return the same indices, shuffled
     */
    public static int[] shuffled(int[] indices, long seed, int epoch) {
        int[] order = indices.clone();
        Seeds.shuffle(order, Seeds.generator(seed, "order", epoch));
        return order;
    }

    /**
     * Returns the images in their original order, for evaluation.
     *
     * @param size number of images
     * @return 0 to {@code size - 1}
     */
    public static int[] sequential(int size) {
        return IntStream.range(0, size).toArray();
    }
}
