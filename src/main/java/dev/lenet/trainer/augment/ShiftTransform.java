package dev.lenet.trainer.augment;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Shifts an image vertically and horizontally by whole numbers of pixels, each drawn uniformly from -pixels to pixels, as
 * torchvision's {@code RandomCrop} with this padding does. Pixels from outside the image are black.
 */
public final class ShiftTransform extends GrayImageTransform {

    private final int pixels;

    /**
     * Creates a transform.
     *
     * @param pixels the largest shift in each direction, at least 0
     */
    public ShiftTransform(int pixels) {
        this.pixels = pixels;
    }

    @Override
    void apply(byte[] source, int offset, GrayImage result, @Nullable Random random) {
        result.load(source, offset);
        shift(result, way(random), way(random));
    }

    /** Draws the next shift down or to the right, in pixels. */
    int way(@Nullable Random random) {
        return random == null ? pixels : (int) (random.nextDouble() * (2 * pixels + 1)) - pixels;
    }

    static void shift(GrayImage image, int down, int right) {
        int[] levels = image.levels();
        int width = image.width();
        int height = image.height();
        if (Math.abs(down) >= height || Math.abs(right) >= width) {
            Arrays.fill(levels, 0);
            return;
        }
        // One copy for the whole image: pixels that leave a row on one side wrap into the next row, where they are
        // blackened.
        int way = down * width + right;
        System.arraycopy(levels, Math.max(0, -way), levels, Math.max(0, way), levels.length - Math.abs(way));
        int rows = Math.abs(down) * width;
        int firstRow = down < 0 ? levels.length - rows : 0;
        Arrays.fill(levels, firstRow, firstRow + rows, 0);
        int columns = Math.abs(right);
        int firstColumn = right < 0 ? width - columns : 0;
        for (int row = 0; columns > 0 && row < levels.length; row += width) {
            Arrays.fill(levels, row + firstColumn, row + firstColumn + columns, 0);
        }
    }
}
