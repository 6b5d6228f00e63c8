package dev.lenet.trainer.dataset;

/**
 * The two kinds of IDX file that a labelled image set consists of.
 *
 * <p>An IDX file starts with a big-endian magic number, {@code 0x0000TTDD}, where TT is the element type (08 is unsigned
 * byte) and DD the number of dimensions, and one big-endian 32-bit size per dimension; the elements follow in C order.
 * Format: "The IDX file format" at the end of the MNIST database's page, <a
 * href="http://yann.lecun.com/exdb/mnist/">yann.lecun.com/exdb/mnist</a>.
 */
public enum IdxKind {
    /** Images: three dimensions, count, rows and columns. */
    IMAGES("image", 0x0803, 16),
    /** Labels: one dimension, the count. */
    LABELS("label", 0x0801, 8);

    private final String noun;
    private final int magic;
    private final int headerBytes;

    IdxKind(String noun, int magic, int headerBytes) {
        this.noun = noun;
        this.magic = magic;
        this.headerBytes = headerBytes;
    }

    /**
     * The name of one item in messages.
     *
     * @return {@code image} or {@code label}
     */
    public String noun() {
        return noun;
    }

    /**
     * The first four bytes of a file of this kind as one big-endian number.
     *
     * @return {@code 0x803} or {@code 0x801}
     */
    public int magic() {
        return magic;
    }

    /**
     * The length of the magic number and sizes together.
     *
     * @return bytes before the first item
     */
    public int headerBytes() {
        return headerBytes;
    }
}
