package dev.lenet.trainer.augment;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Changes brightness and contrast by random factors, in random order, as torchvision's {@code ColorJitter} does with a
 * grayscale image. Its other two changes, saturation and hue, do not affect gray; see {@link ColourJitter}.
 *
 * <ul>
 *   <li>The factors are drawn uniformly from [1 - brightness, 1 + brightness) and [1 - contrast, 1 + contrast).
 *   <li>Brightness: level becomes factor * level.
 *   <li>Contrast: level becomes factor * level + (1 - factor) * mean, where mean is the mean of the image's levels at this
 *       point. So a factor below 1 raises a black background by (1 - factor) * mean.
 *   <li>Each of the two comes first with probability 1/2. After each, levels are clamped to 0 to 255 and rounded; torchvision
 *       truncates instead, which darkens by half a level.
 * </ul>
 */
public final class BrightnessContrastTransform extends GrayImageTransform {

    /** Factors are multiples of 1 / 65536. */
    private static final int POINT = 16;

    private final double brightness;
    private final double contrast;

    /**
     * Creates a transform.
     *
     * @param brightness largest relative change of the brightness, 0 to 1
     * @param contrast largest relative change of the contrast, 0 to 1
     */
    public BrightnessContrastTransform(double brightness, double contrast) {
        this.brightness = brightness;
        this.contrast = contrast;
    }

    @Override
    void apply(byte[] source, int offset, GrayImage result, @Nullable Random random) {
        result.load(source, offset);
        change(result, random);
    }

    void change(GrayImage image, @Nullable Random random) {
        boolean brightnessFirst = random == null || random.nextBoolean();
        double brightnessFactor = factor(brightness, random);
        double contrastFactor = factor(contrast, random);
        if (brightnessFirst) {
            brighten(image, brightnessFactor);
        }
        stretch(image, contrastFactor);
        if (!brightnessFirst) {
            brighten(image, brightnessFactor);
        }
    }

    private static double factor(double range, @Nullable Random random) {
        return 1 + range * (random == null ? 1 : 2 * random.nextDouble() - 1);
    }

    static void brighten(GrayImage image, double factor) {
        scale(image.levels(), factor, 0);
    }

    static void stretch(GrayImage image, double factor) {
        scale(image.levels(), factor, (1 - factor) * mean(image.levels()));
    }

    private static double mean(int[] levels) {
        // Four independent sums take a third of the time of a single one.
        int first = 0;
        int second = 0;
        int third = 0;
        int fourth = 0;
        int i = 0;
        for (; i < levels.length - 3; i += 4) {
            first += levels[i];
            second += levels[i + 1];
            third += levels[i + 2];
            fourth += levels[i + 3];
        }
        for (; i < levels.length; i++) {
            first += levels[i];
        }
        return (double) (first + second + third + fourth) / levels.length;
    }

    private static void scale(int[] levels, double factor, double shift) {
        int fixedFactor = fixed(factor);
        int fixedShift = fixed(shift + 0.5); // plus half a level, so that truncation rounds
        for (int i = 0; i < levels.length; i++) {
            levels[i] = limit((levels[i] * fixedFactor + fixedShift) >> POINT);
        }
    }

    private static int fixed(double value) {
        return (int) Math.rint(value * (1 << POINT));
    }

    /** Clamps to 0 to 255 by bit operations, since JDK 17 does not vectorise Math.min, which takes six times as long. */
    private static int limit(int level) {
        int notNegative = level & ~(level >> 31);
        int allOnesAbove = (255 - notNegative) >> 31;
        return (notNegative | allOnesAbove) & 255;
    }
}
