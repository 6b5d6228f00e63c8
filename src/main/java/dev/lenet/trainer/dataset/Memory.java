package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;

/**
 * Checks that images fit into memory, before they are loaded.
 *
 * @param heap the maximum size of the Java heap, in bytes
 */
record Memory(long heap) {

    /** The share of the heap that images may take while they are loaded; Java itself needs the rest. */
    private static final double SHARE = 0.7;

    static Memory ofThisProcess() {
        return new Memory(Runtime.getRuntime().maxMemory());
    }

    /**
     * Rejects images that do not fit into memory.
     *
     * @param bytes the peak memory needed to load them, in bytes
     * @param images how many there are
     * @param shape the shape of each image
     * @param otherwise an alternative to more memory, for example {@code , or use fewer images}; empty for none
     * @throws DatasetException if they do not fit
     */
    void check(long bytes, long images, ImageShape shape, String otherwise) {
        if (bytes > SHARE * heap) {
            throw new DatasetException(Text.format(
                    "Loading %,d images of %s takes %,d MB, but the Java heap is limited to %,d MB. Increase it with java -Xmx%dm%s.",
                    images, shape, megabytes(bytes), heap / 1_000_000, megabytes((long) (bytes / SHARE)), otherwise));
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }
}
