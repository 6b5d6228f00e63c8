package dev.lenet.trainer.augment;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Moves an image by a whole number of pixels down and one to the right, each drawn evenly from -pixels to pixels; what
 * torchvision's {@code RandomCrop} with as much padding does. What comes in from outside is black.
 */
public final class ShiftTransform extends GrayImageTransform {

    private final int pixels;

    /**
     * A shift.
     *
     * @param pixels the longest way in each direction, at least 0
     */
    public ShiftTransform(int pixels) {
        this.pixels = pixels;
    }

    @Override
    void apply(byte[] source, int offset, GrayImage result, @Nullable Random random) {
        result.load(source, offset);
        shift(result, way(random), way(random));
    }

    /** The next way down or to the right, in pixels. */
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
        // All at once: what leaves a row on one side enters the next on the other, where it is blackened.
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
