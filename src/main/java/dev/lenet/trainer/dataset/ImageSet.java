package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;

/**
 * Labelled images of one shape, held in memory once and shared by all readers.
 *
 * <p>The arrays are not copied and must not be changed after construction.
 *
 * @param description what the images are
 * @param pixels {@code size() * pixelsPerImage()} unsigned bytes, ordered by image, channel, row and column
 * @param labels {@code size()} class indices, each from 0 to below {@code description.classes()}
 */
@SuppressWarnings("ArrayRecordComponent") // 47 MB: shared, never compared
public record ImageSet(DatasetDescription description, byte[] pixels, int[] labels) {

    /**
     * Checks that the numbers of pixels and labels match.
     *
     * @throws IllegalArgumentException if the number of pixels is not {@code labels.length} times that of one image
     */
    public ImageSet {
        if (pixels.length != (long) labels.length * description.shape().size()) {
            throw new IllegalArgumentException(Text.format(
                    "%d pixels for %d labels of %s images", pixels.length, labels.length, description.shape()));
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
     * @return the class index
     */
    public int label(int index) {
        return labels[index];
    }

    /**
     * The number of rows of each image.
     *
     * @return pixels
     */
    public int height() {
        return description.shape().height();
    }

    /**
     * The number of columns of each image.
     *
     * @return pixels
     */
    public int width() {
        return description.shape().width();
    }

    /**
     * The size of one image in bytes.
     *
     * @return {@code channels * height * width}
     */
    public int pixelsPerImage() {
        return description.shape().size();
    }
}
