package dev.lenet.trainer.bench;

/**
 * One network of one variant in one engine, with its training and test images loaded. Used by one thread.
 *
 * <p>An epoch is a walk in random order through the first images of the training part.
 */
interface Engine extends AutoCloseable {

    /**
     * Starts an epoch: puts the training images into a new random order.
     *
     * @param images how many of the training images the epoch walks through
     * @param batchSize images per step; the epoch's last step may have fewer
     */
    void startEpoch(int images, int batchSize);

    /**
     * Does one training step: gather, forward, loss, backward, Adam.
     *
     * @return images of the batch, 0 if the epoch was over and nothing was done
     */
    int step();

    /**
     * The mean cross-entropy of the last step's batch. Every engine computes it in every step.
     *
     * @return in nats, before the step's update
     */
    double loss();

    /**
     * Predicts test images in inference mode.
     *
     * @param from first test image
     * @param count how many
     * @return the number of correct predictions
     */
    int countRight(int from, int count);

    /**
     * Multiplies two square matrices of floats, to find the machine's peak.
     *
     * @param size rows and columns
     */
    void multiply(int size);

    @Override
    void close();
}
