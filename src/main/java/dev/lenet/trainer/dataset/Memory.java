package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;

/** Whether images fit into memory, asked before it is filled. */
final class Memory {

    /** Of the heap, what images may take: the network, its batches and Java itself need the rest. */
    private static final double SHARE = 0.7;

    private Memory() {}

    /**
     * Refuses images that cannot be held.
     *
     * @throws DatasetException if there are too many
     */
    static void check(long bytes, long images, ImageShape shape) {
        long heap = Runtime.getRuntime().maxMemory();
        String need = Text.format("%,d images of %s need %,d MB", images, shape, bytes / 1_000_000);
        if (bytes > Integer.MAX_VALUE - 16) {
            throw new DatasetException(
                    Text.format("%s, expected at most 2,147 MB. Use fewer or smaller images (--image-size).", need));
        }
        if (bytes > SHARE * heap) {
            throw new DatasetException(Text.format(
                    "%s, and Java's heap has %,d MB in all. Give it more with java -Xmx, or use fewer or smaller images (--image-size).",
                    need, heap / 1_000_000));
        }
    }
}
