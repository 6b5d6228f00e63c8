package dev.lenet.trainer.augment;

/** One image under change: a grey level of 0 to 255 for each pixel, row after row. For one thread. */
final class GrayImage {

    private final int height;
    private final int width;
    /** Ints, not bytes: the compiler makes vector code of loops over one element size only. */
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

    /** The pixels themselves, to be changed in place. */
    int[] levels() {
        return levels;
    }

    boolean hasSize(int height, int width) {
        return this.height == height && this.width == width;
    }

    /** Takes all pixels from unsigned bytes. */
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
