package dev.lenet.trainer.kernel;

/**
 * The two 5x5 convolutions of LeNet-5 on one group of images, without their biases.
 *
 * <p>As everywhere in deep learning, "convolution" is the cross-correlation
 * {@code z[o][y][x] = sum over c, i, j of w[o][c][i][j] * in[c][y + i][x + j]}. Weights are in DL4J's order
 * {@code [out][in][row][column]}, starting at an offset of a flat parameter array. All feature maps are laid out as
 * {@link LeNet} says.
 */
interface ConvolutionKernels {
    /**
     * First convolution, 1 to 6 channels.
     *
     * @param in images in a frame of zeros, {@code [32][32][GROUP]}
     * @param weights flat parameters
     * @param weightOffset where {@code [6][1][5][5]} weights start
     * @param z receives {@code [6][28][28][GROUP]}
     */
    void convolve1(float[] in, float[] weights, int weightOffset, float[] z);

    /**
     * Second convolution, 6 to 16 channels.
     *
     * @param in {@code [6][14][14][GROUP]}
     * @param weights flat parameters
     * @param weightOffset where {@code [16][6][5][5]} weights start
     * @param z receives {@code [16][10][10][GROUP]}
     */
    void convolve2(float[] in, float[] weights, int weightOffset, float[] z);

    /**
     * Gradient of the second convolution with respect to its input, the full correlation with the flipped kernel:
     * {@code dx[c][y][x] = sum over o, i, j of w[o][c][i][j] * dz[o][y - i][x - j]}.
     *
     * @param dz {@code [16][10][10][GROUP]}
     * @param weights flat parameters
     * @param weightOffset where {@code [16][6][5][5]} weights start
     * @param dx receives {@code [6][14][14][GROUP]}
     */
    void inputGradient2(float[] dz, float[] weights, int weightOffset, float[] dx);

    /**
     * Adds this group's gradient of the first convolution's weights,
     * {@code dw[o][i][j] += sum over y, x of dz[o][y][x] * in[y + i][x + j]}, one sum for each lane.
     *
     * @param in {@code [32][32][GROUP]}
     * @param dz {@code [6][28][28][GROUP]}
     * @param sums running sums {@code [6][5][5][GROUP]}
     */
    void weightGradient1(float[] in, float[] dz, float[] sums);

    /**
     * Adds this group's gradient of the second convolution's weights, one sum for each lane.
     *
     * @param in {@code [6][14][14][GROUP]}
     * @param dz {@code [16][10][10][GROUP]}
     * @param sums running sums {@code [16][6][5][5][GROUP]}
     */
    void weightGradient2(float[] in, float[] dz, float[] sums);
}
