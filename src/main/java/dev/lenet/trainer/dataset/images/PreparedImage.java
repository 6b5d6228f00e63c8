package dev.lenet.trainer.dataset.images;

import dev.lenet.trainer.dataset.ImageShape;
import java.awt.image.BufferedImage;

/**
 * An image prepared as network input.
 *
 * @param shape the shape of the training images
 * @param levels {@code shape.size()} unsigned bytes, ordered by channel, row and column
 * @param inverted whether the image was inverted, because its background was the opposite of the training images'
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record PreparedImage(ImageShape shape, byte[] levels, boolean inverted) {

    /**
     * Prepares an image like the training images.
     *
     * @param image an image of any size and colours
     * @param shape the shape of the training images
     * @param background brightness of the borders of the training images, from 0 to 1, see {@link Background}
     * @return the image, fitted and, if it is a negative, inverted
     */
    public static PreparedImage of(BufferedImage image, ImageShape shape, double background) {
        byte[] levels = ImageFit.fit(image, shape);
        boolean inverted = Background.isOpposite(Background.level(levels, 0, shape), background);
        for (int i = 0; i < levels.length && inverted; i++) {
            levels[i] = (byte) (255 - levels[i]);
        }
        return new PreparedImage(shape, levels, inverted);
    }

    /**
     * Converts the prepared image back for display.
     *
     * @return an RGB image, gray unless there are three channels
     */
    public BufferedImage toImage() {
        int plane = shape.height() * shape.width();
        boolean colour = shape.channels() == 3;
        BufferedImage image = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < plane; i++) {
            int red = levels[i] & 0xff;
            int green = colour ? levels[plane + i] & 0xff : red;
            int blue = colour ? levels[2 * plane + i] & 0xff : red;
            image.setRGB(i % shape.width(), i / shape.width(), red << 16 | green << 8 | blue);
        }
        return image;
    }
}
