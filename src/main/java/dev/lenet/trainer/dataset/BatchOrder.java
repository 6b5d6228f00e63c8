package dev.lenet.trainer.dataset;

import java.util.stream.IntStream;

/** The order in which an epoch walks through its images. */
public final class BatchOrder {

    private BatchOrder() {}

    /**
     * A new random order for each epoch, from the arguments alone: no epoch needs the one before it, so a resumed run
     * goes on exactly as if it had never stopped.
     *
     * @param indices the images to walk through, not changed
     * @param seed the run's seed; the random numbers are {@link Seeds#generator} of the purpose {@code order}
     * @param epoch the epoch's number, from 1
     * @return the same indices, shuffled
     */
    public static int[] shuffled(int[] indices, long seed, int epoch) {
        int[] order = indices.clone();
        Seeds.shuffle(order, Seeds.generator(seed, "order", epoch));
        return order;
    }

    /**
     * One image after the other, for evaluation.
     *
     * @param size number of images
     * @return 0 to {@code size - 1}
     */
    public static int[] sequential(int size) {
        return IntStream.range(0, size).toArray();
    }
}
