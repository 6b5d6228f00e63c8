package dev.lenet.trainer.kernel;

/**
 * The fixed shapes of LeNet-5 and of the arrays that the kernels walk over.
 *
 * <p>Images are worked on in <em>groups</em> of {@value #GROUP}: the image is the innermost index, so that a feature map is
 * {@code [channel][y][x][GROUP]} and the same element of 16 images is one vector. Every operation of the network is then
 * a plain vector operation, whatever the width of a row, and no operation crosses lanes until a gradient is summed over
 * the batch.
 */
final class LeNet {
    /** Images worked on together: 16 floats fill one 512-bit vector, or two of 256 bits. */
    static final int GROUP = 16;

    /** Width and height of an image. */
    static final int IMAGE = 28;

    static final int PIXELS = IMAGE * IMAGE;

    /** Width and height of a convolution's kernel, and the taps in it. */
    static final int KERNEL = 5;

    static final int TAPS = KERNEL * KERNEL;

    /** Zeros around the image that keep the first convolution's output as wide as the image. */
    static final int PADDING = 2;

    static final int PADDED = IMAGE + 2 * PADDING;

    /** First convolution: channels, width of its output and width after pooling. */
    static final int C1 = 6;

    static final int WIDTH1 = 28;
    static final int POOLED1 = WIDTH1 / 2;

    /** Second convolution: the same. */
    static final int C2 = 16;

    static final int WIDTH2 = POOLED1 - KERNEL + 1;
    static final int POOLED2 = WIDTH2 / 2;

    /** Inputs of the first fully connected layer, then the outputs of each of the three. */
    static final int FLAT = C2 * POOLED2 * POOLED2;

    static final int F1 = 120;
    static final int F2 = 84;
    static final int CLASSES = 10;

    /** Floats in one channel of each convolution's output for one group. */
    static final int PLANE1 = WIDTH1 * WIDTH1 * GROUP;

    static final int PLANE2 = WIDTH2 * WIDTH2 * GROUP;

    /** Floats in one channel of the first pooling's output for one group, and in one of its rows. */
    static final int POOLED_PLANE1 = POOLED1 * POOLED1 * GROUP;

    static final int POOLED_ROW1 = POOLED1 * GROUP;

    private LeNet() {}

    /**
     * The groups that a batch fills, the last one perhaps in part.
     *
     * @param images 1 or more
     * @return 1 or more
     */
    static int groups(int images) {
        return (images + GROUP - 1) / GROUP;
    }
}
