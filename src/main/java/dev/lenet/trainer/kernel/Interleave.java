package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

/** Converts between image after image and the layout of a group. */
final class Interleave {
    private Interleave() {}

    /**
     * Copies images into a group, inside its frame of zeros. Lanes without an image become zeros.
     *
     * @param pixels {@code [images][channels][height][width]}
     * @param images 0 to {@link Group#SIZE}
     * @param image shape of an image
     * @param frame zeros around an image
     * @param in receives the framed images, its frame already zero
     */
    static void frame(float[] pixels, int images, Shape image, Frame frame, float[] in) {
        int stride = image.width() + 2 * frame.columns();
        int plane = stride * (image.height() + 2 * frame.rows());
        for (int row = 0; row < image.channels() * image.height(); row++) {
            int y = row % image.height() + frame.rows();
            int to = (row / image.height() * plane + y * stride + frame.columns()) * SIZE;
            for (int lane = 0; lane < SIZE; lane++) {
                if (lane < images) {
                    spread(pixels, lane * image.size() + row * image.width(), image.width(), in, to + lane);
                } else {
                    for (int x = 0; x < image.width(); x++) {
                        in[to + x * SIZE + lane] = 0;
                    }
                }
            }
        }
    }

    private static void spread(float[] from, int offset, int count, float[] to, int start) {
        for (int x = 0; x < count; x++) {
            to[start + x * SIZE] = from[offset + x];
        }
    }

    /**
     * Turns the features of a group into rows, one for each image.
     *
     * @param a {@code [features][Group.SIZE]}
     * @param features how many
     * @param rows receives {@code [Group.SIZE][features]}
     * @param offset of the first row
     */
    static void rows(float[] a, int features, float[] rows, int offset) {
        for (int lane = 0; lane < SIZE; lane++) {
            int to = offset + lane * features;
            for (int i = 0; i < features; i++) {
                rows[to + i] = a[i * SIZE + lane];
            }
        }
    }
}
