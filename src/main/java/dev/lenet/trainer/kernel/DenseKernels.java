package dev.lenet.trainer.kernel;

/**
 * Fully connected layers. Weights are {@code [out][in]} with the input index innermost, which is how DL4J flattens its
 * {@code [in, out]} matrix in column-major order, starting at an offset of a flat parameter array.
 */
interface DenseKernels {
    /**
     * {@code z[o] = bias[o] + sum over i of w[o][i] * x[i]} for one group.
     *
     * @param x {@code [in][GROUP]}
     * @param parameters flat parameters
     * @param weightOffset where the weights start; the biases follow them
     * @param in number of inputs
     * @param out number of outputs, at least 8
     * @param z receives {@code [out][GROUP]}
     */
    void forward(float[] x, float[] parameters, int weightOffset, int in, int out, float[] z);

    /**
     * {@code dx[i] = sum over o of w[o][i] * d[o]} for one group.
     *
     * @param d {@code [out][GROUP]}, rows {@code stride} apart
     * @param dOffset first element of d
     * @param stride distance between rows of d
     * @param parameters flat parameters
     * @param weightOffset where the weights start
     * @param in number of inputs, at least 8
     * @param out number of outputs
     * @param dx receives {@code [in][GROUP]}
     */
    void inputGradient(
            float[] d, int dOffset, int stride, float[] parameters, int weightOffset, int in, int out, float[] dx);

    /**
     * Rows {@code row} to {@code row + 3} of the weight gradient summed over the batch:
     * {@code dw[o][i] = sum over n of d[o][n] * x[n][i]}.
     *
     * @param x {@code [images][in]}
     * @param d {@code [out][images]}
     * @param images number of columns of d, padding included
     * @param row first of the four outputs
     * @param in number of inputs, at least 80
     * @param gradient flat gradient
     * @param offset where the layer's weight gradient starts
     */
    void weightGradient(float[] x, float[] d, int images, int row, int in, float[] gradient, int offset);

    /** Outputs that one call of {@link #weightGradient} computes. */
    int ROWS = 4;
}
