package dev.lenet.trainer.kernel;

/**
 * Dense layers of any size. Weights are {@code [out][in]} with the input index innermost, which is how DL4J flattens its
 * {@code [in, out]} matrix in column-major order.
 */
interface DenseKernels {
    /**
     * {@code z[o] = bias[o] + sum over i of w[o][i] * x[i]} for one group.
     *
     * @param x {@code [in][Group.SIZE]}
     * @param parameters flat parameters
     * @param layer says where weights and biases are; with batch norm, no bias is added
     * @param z receives {@code [out][Group.SIZE]}
     */
    void forward(float[] x, float[] parameters, Stage layer, float[] z);

    /**
     * {@code dx[i] = sum over o of w[o][i] * dz[o]} for one group.
     *
     * @param dz {@code [out][Group.SIZE]}
     * @param parameters flat parameters
     * @param layer says where the weights are
     * @param dx receives {@code [in][Group.SIZE]}
     */
    void inputGradient(float[] dz, float[] parameters, Stage layer, float[] dx);

    /**
     * Computes some rows of the weight gradient, summed over the batch:
     * {@code dw[o][i] = sum over n of dz[o][n] * x[n][i]}.
     *
     * @param x {@code [images][in]}
     * @param dz {@code [out][images]}
     * @param images number of columns of dz, including those without an image
     * @param row first output
     * @param rows how many
     * @param layer says where the weights are
     * @param gradient flat gradient
     */
    void weightGradient(float[] x, float[] dz, int images, int row, int rows, Stage layer, float[] gradient);
}
