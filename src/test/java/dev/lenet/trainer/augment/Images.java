package dev.lenet.trainer.augment;

import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.ImageSets;
import java.util.Random;

/** Images to test with. */
final class Images {

    static final AugmentationSettings REFERENCE = new AugmentationSettings(10, 0.5, 0.1, 0.1);

    private Images() {}

    /** Each pixel of its own: the hardest case for an interpolation. */
    static byte[] noise(int height, int width) {
        byte[] pixels = new byte[height * width];
        new Random(7).nextBytes(pixels);
        return pixels;
    }

    /** A soft, lopsided blob on black, as clothes are: no symmetry hides a mistake. */
    static byte[] blob(int height, int width) {
        byte[] pixels = new byte[height * width];
        for (int i = 0; i < pixels.length; i++) {
            double x = (i % width - 0.4 * width) / (0.3 * width);
            double y = (i / width - 0.55 * height) / (0.2 * height);
            pixels[i] = (byte) Math.round(220 * Math.exp(-x * x - y * y));
        }
        return pixels;
    }

    static GrayImage gray(byte[] pixels, int height, int width) {
        GrayImage image = new GrayImage(height, width);
        image.load(pixels, 0);
        return image;
    }

    static byte[] bytes(GrayImage image) {
        byte[] pixels = new byte[image.levels().length];
        image.store(pixels, 0);
        return pixels;
    }

    /** Fashion-MNIST in small: labels go round, no two images are alike. */
    static ImageSet set(int size) {
        byte[] pixels = noise(size * 28, 28);
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (byte) (i % 10);
        }
        return ImageSets.gray(28, 28, pixels, labels);
    }

    static double mean(byte[] pixels) {
        long sum = 0;
        for (byte pixel : pixels) {
            sum += pixel & 0xff;
        }
        return (double) sum / pixels.length;
    }

    static int largestDifference(byte[] some, byte[] others) {
        int largest = 0;
        for (int i = 0; i < some.length; i++) {
            largest = Math.max(largest, Math.abs((some[i] & 0xff) - (others[i] & 0xff)));
        }
        return largest;
    }
}
