package dev.lenet.trainer.report;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Draws the inputs and outputs of a network: three channels as red, green and blue, otherwise the first channel in grey. */
final class Levels {

    private static final int COLOURS = 3;

    private Levels() {}

    /**
     * An image at its own size.
     *
     * @param levels unsigned bytes, channel after channel, row after row
     */
    static BufferedImage image(byte[] levels, int height, int width) {
        int plane = height * width;
        boolean colour = levels.length == COLOURS * plane;
        BufferedImage image =
                new BufferedImage(width, height, colour ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        if (colour) {
            for (int i = 0; i < plane; i++) {
                int rgb = (levels[i] & 255) << 16 | (levels[plane + i] & 255) << 8 | levels[2 * plane + i] & 255;
                image.setRGB(i % width, i / width, rgb);
            }
        } else {
            image.getRaster().setDataElements(0, 0, width, height, Arrays.copyOf(levels, plane));
        }
        return image;
    }

    /**
     * Numbers as colours: white for 0, blue above and orange below it.
     *
     * @param values row after row
     * @param most the size that has the full colour
     */
    static BufferedImage signed(float[] values, int height, int width, float most) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < values.length; i++) {
            double share = most > 0 ? Math.min(1, Math.abs(values[i]) / most) : 0;
            image.setRGB(
                    i % width,
                    i / width,
                    ShareColours.signed(share, values[i] > 0).getRGB());
        }
        return image;
    }
}
