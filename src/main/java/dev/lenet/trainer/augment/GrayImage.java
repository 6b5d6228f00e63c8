package dev.lenet.trainer.augment;

/** An image being transformed: a gray level from 0 to 255 for each pixel, row after row. Not thread-safe. */
final class GrayImage {

    private final int height;
    private final int width;
    /** Ints, not bytes, because the compiler vectorises only loops over a single element size. */
    private final int[] levels;

    GrayImage(int height, int width) {
        this.height = height;
        this.width = width;
        this.levels = new int[height * width];
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** The pixel levels, to be changed in place. */
    int[] levels() {
        return levels;
    }

    boolean hasSize(int height, int width) {
        return this.height == height && this.width == width;
    }

    /** Reads all pixels from unsigned bytes. */
    void load(byte[] source, int offset) {
        int[] levels = this.levels;
        for (int i = 0; i < levels.length; i++) {
            levels[i] = source[offset + i] & 0xff;
        }
    }

    /** Writes all pixels as unsigned bytes. */
    void store(byte[] target, int offset) {
        int[] levels = this.levels;
        for (int i = 0; i < levels.length; i++) {
            target[offset + i] = (byte) levels[i];
        }
    }
}
