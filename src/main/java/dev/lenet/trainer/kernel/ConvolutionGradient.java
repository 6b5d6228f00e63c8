package dev.lenet.trainer.kernel;

/** The gradient of a convolution's weights. It is first summed over the groups of a piece of the batch, then over pieces. */
interface ConvolutionGradient {
    /** Floats of workspace that {@link #add} needs. */
    int workspace();

    /** Floats that the running sums of a piece take. */
    int sums();

    /**
     * Adds a group to the running sums.
     *
     * @param x input map of the group
     * @param dz gradient of the output map
     * @param workspace overwritten
     * @param sums running sums
     */
    void add(float[] x, float[] dz, float[] workspace, float[] sums);

    /**
     * Computes the gradient of one output channel's weights from the sums of a batch.
     *
     * @param channel of the output
     * @param sums of each piece of the batch; those of the first change
     * @param pieces how many
     * @param index of the stage in the network
     * @param gradient flat gradient
     */
    void reduce(int channel, Sums[] sums, int pieces, int index, float[] gradient);
}
