package dev.lenet.trainer.dataset.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;

/**
 * The rows of a decoded image as levels from 0 to 255, in one channel or three. Transparent pixels are blended with white.
 * Colours are converted to gray by their luma (ITU-R BT.601), as in Pillow and torchvision, so that a gray image stored in
 * colour keeps its levels.
 */
final class ImageRows {

    private final BufferedImage image;
    private final int channels;
    private final boolean gray;
    private final double grayScale;
    private final int[] packed;
    private int[] samples = {};

    /**
     * Creates a reader for an image.
     *
     * @param image any image
     * @param channels 1 for gray, 3 for red, green and blue
     */
    ImageRows(BufferedImage image, int channels) {
        ColorModel model = image.getColorModel();
        this.image = image;
        this.channels = channels;
        // Java treats gray levels as linear light and would brighten them when converting to RGB.
        this.gray = !(model instanceof IndexColorModel) && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        this.grayScale = gray ? 255.0 / ((1L << model.getComponentSize(0)) - 1) : 1;
        this.packed = new int[image.getWidth()];
    }

    /**
     * Reads a row.
     *
     * @param y the row's index, from 0
     * @param into receives the row's levels, channel after channel, {@code width} each
     */
    void read(int y, float[] into) {
        if (gray) {
            readGray(y, into);
        } else {
            readColour(y, into);
        }
    }

    private void readGray(int y, float[] into) {
        int width = packed.length;
        int bands = image.getRaster().getNumBands();
        boolean alpha = image.getColorModel().hasAlpha() && bands == 2;
        samples = image.getRaster().getPixels(0, y, width, 1, samples.length == width * bands ? samples : null);
        for (int x = 0; x < width; x++) {
            double level = samples[x * bands] * grayScale;
            if (alpha) {
                double opacity = samples[x * bands + 1]
                        / (double) ((1L << image.getColorModel().getComponentSize(1)) - 1);
                level = 255 + opacity * (level - 255);
            }
            for (int c = 0; c < channels; c++) {
                into[c * width + x] = (float) level;
            }
        }
    }

    private void readColour(int y, float[] into) {
        int width = packed.length;
        image.getRGB(0, y, width, 1, packed, 0, width);
        for (int x = 0; x < width; x++) {
            int argb = packed[x];
            float opacity = (argb >>> 24) / 255f;
            float red = overWhite(argb >> 16, opacity);
            float green = overWhite(argb >> 8, opacity);
            float blue = overWhite(argb, opacity);
            if (channels == 1) {
                into[x] = (299 * red + 587 * green + 114 * blue) / 1000;
            } else {
                into[x] = red;
                into[width + x] = green;
                into[2 * width + x] = blue;
            }
        }
    }

    private static float overWhite(int level, float opacity) {
        return 255 + opacity * ((level & 0xff) - 255);
    }
}
