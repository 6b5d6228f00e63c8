package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;

/**
 * Whether images fit into memory, asked before it is filled.
 *
 * @param heap what Java's heap may grow to, in bytes
 */
record Memory(long heap) {

    /** Of the heap, what images may take while they are loaded: Java itself needs the rest. */
    private static final double SHARE = 0.7;

    static Memory ofThisProcess() {
        return new Memory(Runtime.getRuntime().maxMemory());
    }

    /**
     * Refuses images that cannot be held.
     *
     * @param bytes what loading them takes at its worst
     * @param images how many there are
     * @param shape of each
     * @param otherwise what helps beside more memory, for example {@code , or use fewer images}; empty for nothing
     * @throws DatasetException if there are too many
     */
    void check(long bytes, long images, ImageShape shape, String otherwise) {
        if (bytes > SHARE * heap) {
            throw new DatasetException(Text.format(
                    "To load %,d images of %s takes %,d MB, and Java's heap has %,d MB in all. Give it more with java -Xmx%dm%s.",
                    images, shape, megabytes(bytes), heap / 1_000_000, megabytes((long) (bytes / SHARE)), otherwise));
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }
}
