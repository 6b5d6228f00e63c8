package dev.lenet.trainer.augment;

import java.util.Random;

/**
 * Changes brightness, contrast, saturation and hue of a colour image by random amounts, in random order, as torchvision's
 * {@code ColorJitter} does.
 *
 * <ul>
 *   <li>The factors of the first three are drawn uniformly from [1 - range, 1 + range), the rotation of the hue from [-range,
 *       range) of the full circle.
 *   <li>Brightness: level becomes factor * level.
 *   <li>Contrast: level becomes factor * level + (1 - factor) * mean, where mean is the mean luma of the image.
 *   <li>Saturation: level becomes factor * level + (1 - factor) * luma, where luma is that of the pixel (ITU-R BT.601).
 *   <li>Hue: the pixel's hue in HSV is rotated.
 *   <li>After each, levels are clamped to 0 to 255 and rounded.
 * </ul>
 *
 * <p>The number of random numbers drawn does not depend on the ranges.
 */
final class ColourJitter {

    private static final int CHANGES = 4;

    private final double[] ranges;
    private final int[] order = new int[CHANGES];
    private final double[] amounts = new double[CHANGES];

    ColourJitter(double brightness, double contrast, double saturation, double hue) {
        this.ranges = new double[] {brightness, contrast, saturation, hue};
    }

    /** Changes the three planes of an image in place. */
    void change(int[] red, int[] green, int[] blue, Random random) {
        for (int i = 0; i < CHANGES; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        for (int i = 0; i < CHANGES; i++) {
            amounts[i] = ranges[i] * (2 * random.nextDouble() - 1);
        }
        for (int change : order) {
            double amount = amounts[change];
            if (amount != 0) {
                switch (change) {
                    case 0 -> mix(red, green, blue, 1 + amount, 0);
                    case 1 -> mix(red, green, blue, 1 + amount, meanLuma(red, green, blue));
                    case 2 -> saturate(red, green, blue, 1 + amount);
                    default -> turn(red, green, blue, amount);
                }
            }
        }
    }

    private static void mix(int[] red, int[] green, int[] blue, double factor, double other) {
        double shift = (1 - factor) * other;
        for (int i = 0; i < red.length; i++) {
            red[i] = level(factor * red[i] + shift);
            green[i] = level(factor * green[i] + shift);
            blue[i] = level(factor * blue[i] + shift);
        }
    }

    static void saturate(int[] red, int[] green, int[] blue, double factor) {
        for (int i = 0; i < red.length; i++) {
            double shift = (1 - factor) * luma(red[i], green[i], blue[i]);
            red[i] = level(factor * red[i] + shift);
            green[i] = level(factor * green[i] + shift);
            blue[i] = level(factor * blue[i] + shift);
        }
    }

    /** Rotates the hue by a fraction of the full circle; value and saturation stay the same. */
    static void turn(int[] red, int[] green, int[] blue, double part) {
        for (int i = 0; i < red.length; i++) {
            int most = Math.max(red[i], Math.max(green[i], blue[i]));
            int range = most - Math.min(red[i], Math.min(green[i], blue[i]));
            if (range == 0) {
                continue; // gray has no hue
            }
            double sector = most == red[i]
                    ? (double) (green[i] - blue[i]) / range
                    : most == green[i]
                            ? 2 + (double) (blue[i] - red[i]) / range
                            : 4 + (double) (red[i] - green[i]) / range;
            double turned = sector + 6 * part;
            red[i] = channel(turned, 5, most, range);
            green[i] = channel(turned, 3, most, range);
            blue[i] = channel(turned, 1, most, range);
        }
    }

    /** Converts HSV to RGB: f(n) = V - V S max(0, min(k, 4 - k, 1)) with k = (n + H / 60°) mod 6. */
    private static int channel(double sector, int n, int most, int range) {
        double k = n + sector;
        k -= 6 * Math.floor(k / 6);
        return level(most - range * Math.max(0, Math.min(Math.min(k, 4 - k), 1)));
    }

    private static double meanLuma(int[] red, int[] green, int[] blue) {
        double sum = 0;
        for (int i = 0; i < red.length; i++) {
            sum += luma(red[i], green[i], blue[i]);
        }
        return sum / red.length;
    }

    private static double luma(int red, int green, int blue) {
        return (299 * red + 587 * green + 114 * blue) / 1000.0;
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(255, value + 0.5));
    }
}
