package dev.lenet.trainer.augment;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Mirrors an image left to right with a given probability, as torchvision's {@code RandomHorizontalFlip} does. */
public final class HorizontalFlipTransform extends GrayImageTransform {

    private final double probability;

    /**
     * Creates a transform.
     *
     * @param probability probability of mirroring an image, 0 to 1
     */
    public HorizontalFlipTransform(double probability) {
        this.probability = probability;
    }

    @Override
    void apply(byte[] source, int offset, GrayImage result, @Nullable Random random) {
        result.load(source, offset);
        if (flips(random)) {
            flip(result.levels(), result.width());
        }
    }

    /** Whether to mirror the next image. */
    boolean flips(@Nullable Random random) {
        return random == null || random.nextDouble() < probability;
    }

    private static void flip(int[] levels, int width) {
        for (int row = 0; row < levels.length; row += width) {
            for (int left = row, right = row + width - 1; left < right; left++, right--) {
                int level = levels[left];
                levels[left] = levels[right];
                levels[right] = level;
            }
        }
    }
}
