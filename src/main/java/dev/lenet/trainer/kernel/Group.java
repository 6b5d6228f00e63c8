package dev.lenet.trainer.kernel;

/**
 * Images are processed in <em>groups</em> of {@value #SIZE} with the image as the innermost index. A feature map is
 * {@code [channel][y][x][SIZE]}, and the same element of 16 images is one vector, or two, or four. Every operation of
 * the network is then a plain vector operation, whatever the width of a row, and no operation crosses lanes until a
 * gradient is summed.
 */
final class Group {
    /** Images in a group: 16 floats fill one 512-bit vector, or two of 256 bits. */
    static final int SIZE = 16;

    private Group() {}

    /**
     * Returns the number of groups in a batch. The last one may be partly filled.
     *
     * @param images 1 or more
     * @return 1 or more
     */
    static int count(int images) {
        return (images + SIZE - 1) / SIZE;
    }
}
