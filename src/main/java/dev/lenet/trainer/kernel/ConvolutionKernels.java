package dev.lenet.trainer.kernel;

/**
 * Convolutions of any size on one group of images, without their biases. As everywhere in deep learning, "convolution" is
 * the cross-correlation.
 */
interface ConvolutionKernels {
    /**
     * Floats that {@link #pack} needs.
     *
     * @param taps of a convolution
     * @return a size
     */
    int packedSize(Taps taps);

    /**
     * Arranges weights as {@link #convolve} reads them.
     *
     * @param taps of the convolution
     * @param parameters flat parameters
     * @param offset where the convolution's weights start
     * @param packed receives them
     */
    void pack(Taps taps, float[] parameters, int offset, float[] packed);

    /**
     * The convolution that the taps describe: of a map, or of the gradient of one with respect to the map before it.
     *
     * @param taps which weights meet which inputs
     * @param x input map of a group
     * @param packed weights
     * @param z receives the output map
     */
    void convolve(Taps taps, float[] x, float[] packed, float[] z);

    /**
     * Floats that {@link #correlate} needs for itself.
     *
     * @param stage a convolution
     * @return a size
     */
    int workspace(Stage stage);

    /**
     * Adds the gradient of a convolution's weights, one sum for each lane.
     *
     * @param c which positions each weight meets
     * @param x input map of a group
     * @param dz gradient of the output map
     * @param workspace overwritten
     * @param sums running sums {@code [out][taps][Group.SIZE]}
     */
    void correlate(Correlation c, float[] x, float[] dz, float[] workspace, float[] sums);
}
