package dev.lenet.trainer.dataset.images;

import dev.lenet.trainer.dataset.ImageShape;
import java.awt.image.BufferedImage;

/**
 * An image as a network sees it.
 *
 * @param shape of the training images
 * @param levels {@code shape.size()} unsigned bytes, channel after channel, row after row
 * @param inverted whether light and dark were exchanged, because the background was the opposite of that of the training images
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record PreparedImage(ImageShape shape, byte[] levels, boolean inverted) {

    /**
     * Prepares an image as the training images were.
     *
     * @param image of any size and colours
     * @param shape of the training images
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
     * The image for people to look at.
     *
     * @return gray, or red, green and blue
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
