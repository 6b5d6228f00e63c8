package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

/** Copies between "image by image" and the layout of a group. */
final class Interleave {
    private Interleave() {}

    /**
     * Puts images into the frame of zeros of a group. Lanes without an image keep zeros.
     *
     * @param pixels {@code [images][28][28]}
     * @param images 0 to {@link LeNet#GROUP}
     * @param in receives {@code [32][32][GROUP]}, its frame already zero
     */
    static void frame(float[] pixels, int images, float[] in) {
        for (int y = 0; y < IMAGE; y++) {
            int to = ((y + PADDING) * PADDED + PADDING) * GROUP;
            for (int lane = 0; lane < GROUP; lane++) {
                if (lane < images) {
                    int from = lane * PIXELS + y * IMAGE;
                    for (int x = 0; x < IMAGE; x++) {
                        in[to + x * GROUP + lane] = pixels[from + x];
                    }
                } else {
                    for (int x = 0; x < IMAGE; x++) {
                        in[to + x * GROUP + lane] = 0;
                    }
                }
            }
        }
    }

    /**
     * Turns the features of a group into rows, one for each image.
     *
     * @param a {@code [features][GROUP]}
     * @param features how many
     * @param rows receives {@code [GROUP][features]}
     * @param offset of the first row
     */
    static void rows(float[] a, int features, float[] rows, int offset) {
        for (int lane = 0; lane < GROUP; lane++) {
            int to = offset + lane * features;
            for (int i = 0; i < features; i++) {
                rows[to + i] = a[i * GROUP + lane];
            }
        }
    }
}
