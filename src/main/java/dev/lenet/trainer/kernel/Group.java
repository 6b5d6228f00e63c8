package dev.lenet.trainer.kernel;

/**
 * Images are worked on in <em>groups</em> of {@value #SIZE}: the image is the innermost index, so that a feature map is
 * {@code [channel][y][x][SIZE]} and the same element of 16 images is one vector, or two, or four. Every operation of the
 * network is then a plain vector operation, whatever the width of a row, and no operation crosses lanes until a gradient
 * is summed over the batch.
 */
final class Group {
    /** Images in a group: 16 floats fill one 512-bit vector, or two of 256 bits. */
    static final int SIZE = 16;

    private Group() {}

    /**
     * The groups that a batch fills, the last one perhaps in part.
     *
     * @param images 1 or more
     * @return 1 or more
     */
    static int count(int images) {
        return (images + SIZE - 1) / SIZE;
    }
}
