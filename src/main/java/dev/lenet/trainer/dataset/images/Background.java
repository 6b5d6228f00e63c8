package dev.lenet.trainer.dataset.images;

import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.ImageShape;

/**
 * Tells from an image's border whether it shows something light on dark or dark on light. The borders of the 70,000 images of
 * Fashion-MNIST have a mean level of 0.05, and none exceeds 0.5.
 */
public final class Background {

    /** A background is dark below this level, and light above one minus this level. */
    private static final double DARK = 0.25;

    private Background() {}

    /**
     * Computes the mean brightness of the images' borders.
     *
     * @param images at least one
     * @return the mean level of the outermost pixels, from 0 for black to 1 for white
     */
    public static double level(ImageSet images) {
        double sum = 0;
        for (int i = 0; i < images.size(); i++) {
            sum += level(
                    images.pixels(),
                    i * images.pixelsPerImage(),
                    images.description().shape());
        }
        return sum / images.size();
    }

    /** Computes the brightness of the border of the image that starts at {@code from}. */
    static double level(byte[] levels, int from, ImageShape shape) {
        long sum = 0;
        long count = 0;
        int lastRow = shape.height() - 1;
        int lastColumn = shape.width() - 1;
        for (int row = 0; row < shape.channels() * shape.height(); row++) {
            int y = row % shape.height();
            int step = y == 0 || y == lastRow ? 1 : Math.max(1, lastColumn);
            for (int x = 0; x <= lastColumn; x += step) {
                sum += levels[from + row * shape.width() + x] & 0xff;
                count++;
            }
        }
        return sum / 255.0 / count;
    }

    /**
     * Whether an image is a negative compared with the training images.
     *
     * @param image brightness of the image's border
     * @param training brightness of the borders of the training images
     * @return true if the training borders are dark and the image's border is above 0.5, or they are light and it is below 0.5;
     *     false if they are neither
     */
    static boolean isOpposite(double image, double training) {
        return training < DARK && image > 0.5 || training > 1 - DARK && image < 0.5;
    }
}
