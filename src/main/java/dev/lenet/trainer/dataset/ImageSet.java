package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;

/**
 * Labelled grayscale images of one size, held once and shared by whoever reads them.
 *
 * <p>The arrays are not copied; nobody writes to them after construction.
 *
 * @param height rows of each image, in pixels
 * @param width columns of each image, in pixels
 * @param pixels {@code size() * height * width} unsigned bytes, image after image, row after row
 * @param labels {@code size()} class indices, each 0 to 9
 */
@SuppressWarnings("ArrayRecordComponent") // 47 MB: shared, never compared
public record ImageSet(int height, int width, byte[] pixels, byte[] labels) {

    /**
     * Checks that pixels and labels belong together.
     *
     * @throws IllegalArgumentException if the number of pixels is not {@code labels.length * height * width}
     */
    public ImageSet {
        if (pixels.length != labels.length * height * width) {
            throw new IllegalArgumentException(Text.format(
                    "%d pixels for %d labels of %dx%d images", pixels.length, labels.length, height, width));
        }
    }

    /**
     * The number of images.
     *
     * @return zero or more
     */
    public int size() {
        return labels.length;
    }

    /**
     * The class of one image.
     *
     * @param index 0 to {@code size() - 1}
     * @return the class index, 0 to 9
     */
    public int label(int index) {
        return labels[index];
    }

    /**
     * The number of pixels of one image.
     *
     * @return {@code height * width}
     */
    public int pixelsPerImage() {
        return height * width;
    }
}
