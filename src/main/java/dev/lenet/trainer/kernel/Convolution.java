package dev.lenet.trainer.kernel;

/**
 * A convolution of one group of images, without bias. Its only state is the packed weights, so many threads may apply it
 * at once.
 */
interface Convolution {
    /** Floats of workspace that {@link #apply} needs. */
    int workspace();

    /**
     * Arranges the weights as {@link #apply} reads them.
     *
     * @param parameters flat parameters
     */
    void pack(float[] parameters);

    /**
     * Applies the convolution with the packed weights.
     *
     * @param x input map {@code [channels][rows][columns][Group.SIZE]}
     * @param workspace overwritten
     * @param z receives the output map, in the same layout
     */
    void apply(float[] x, float[] workspace, float[] z);
}
