package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;

/**
 * The shape of one image.
 *
 * @param height rows, in pixels, at least 1
 * @param width columns, in pixels, at least 1
 * @param channels values per pixel, at least 1: 1 for grayscale, 3 for red, green and blue
 */
public record ImageShape(int height, int width, int channels) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is below 1
     */
    public ImageShape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    Text.format("an image of %d x %d pixels with %d channels", height, width, channels));
        }
    }

    /**
     * The number of values in one image.
     *
     * @return {@code height * width * channels}
     */
    public int size() {
        return height * width * channels;
    }

    /** The shape for display, for example {@code 28x28x1}. */
    @Override
    public String toString() {
        return height + "x" + width + "x" + channels;
    }
}
