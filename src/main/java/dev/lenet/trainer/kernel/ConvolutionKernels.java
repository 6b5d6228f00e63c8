package dev.lenet.trainer.kernel;

/**
 * Convolutions of any size on one group of images, without their biases. As usual in deep learning, "convolution" means
 * cross-correlation.
 */
interface ConvolutionKernels {
    /**
     * Returns the size of the array that {@link #pack} fills.
     *
     * @param taps of a convolution
     * @return number of floats
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
     * Applies the convolution that the taps describe, to a map (forward) or to a gradient (backward).
     *
     * @param taps which weights meet which inputs
     * @param x input map of a group
     * @param packed weights
     * @param z receives the output map
     */
    void convolve(Taps taps, float[] x, float[] packed, float[] z);

    /**
     * Returns the size of the workspace that {@link #correlate} needs.
     *
     * @param stage a convolution
     * @return number of floats
     */
    int workspace(Stage stage);

    /**
     * Adds the gradient of a convolution's weights to running sums, one for each lane.
     *
     * @param c which positions each weight meets
     * @param x input map of a group
     * @param dz gradient of the output map
     * @param workspace overwritten
     * @param sums running sums {@code [out][taps][Group.SIZE]}
     */
    void correlate(Correlation c, float[] x, float[] dz, float[] workspace, float[] sums);
}
