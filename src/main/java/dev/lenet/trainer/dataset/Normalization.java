package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Maps an image's pixel levels to the network's input: for each channel, {@code (level / 255 - mean) / deviation}, as
 * torchvision's {@code ToTensor} and {@code Normalize} do.
 *
 * @param mean the mean of each channel, from 0 to 1
 * @param deviation the standard deviation of each channel, above 0 and at most 1
 */
public record Normalization(List<Double> mean, List<Double> deviation) {

    private static final int LEVELS = 256;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the lists are empty, differ in length or hold a value that is out of range
     */
    public Normalization {
        if (mean == null || deviation == null || mean.isEmpty() || mean.size() != deviation.size()) {
            throw new IllegalArgumentException("the normalization lacks a mean or a deviation of each channel");
        }
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        for (int c = 0; c < mean.size(); c++) {
            double m = mean.get(c);
            double d = deviation.get(c);
            if (!(m >= 0 && m <= 1 && d > 0 && d <= 1)) {
                throw new IllegalArgumentException(Text.format(
                        "the normalization has the mean %s and the deviation %s, expected a mean from 0 to 1 and a deviation"
                                + " above 0 and at most 1",
                        m, d));
            }
        }
    }

    /**
     * Returns the normalisation that maps levels to -1 to 1 for any images.
     *
     * @param channels at least 1
     * @return mean and deviation 0.5
     */
    public static Normalization fixed(int channels) {
        List<Double> half = Collections.nCopies(channels, 0.5);
        return new Normalization(half, half);
    }

    /**
     * Returns the normalisation that gives each channel mean 0 and standard deviation 1 over some images.
     *
     * @param images the images to compute the statistics from, at least one
     * @return their means and deviations; the deviation of a constant channel is set to 1
     */
    static Normalization of(ImageSet images) {
        int channels = images.description().shape().channels();
        int plane = images.height() * images.width();
        double pixels = (double) images.size() * plane;
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            long[] counts = new long[LEVELS];
            for (int i = 0; i < images.size(); i++) {
                int from = (i * channels + c) * plane;
                for (int p = from; p < from + plane; p++) {
                    counts[images.pixels()[p] & 0xff]++;
                }
            }
            double sum = 0;
            double squares = 0;
            for (int level = 0; level < LEVELS; level++) {
                sum += counts[level] * (level / 255.0);
                squares += counts[level] * (level / 255.0) * (level / 255.0);
            }
            double mean = sum / pixels;
            double deviation = Math.sqrt(Math.max(0, squares / pixels - mean * mean));
            means.add(mean);
            deviations.add(deviation < 1e-6 ? 1 : deviation);
        }
        return new Normalization(means, deviations);
    }

    /**
     * The number of channels.
     *
     * @return at least 1
     */
    public int channels() {
        return mean.size();
    }

    /**
     * The normalised value of each level.
     *
     * @param channel from 0
     * @return 256 values, by level
     */
    public float[] table(int channel) {
        float[] table = new float[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            table[level] = (float) ((level / 255.0 - mean.get(channel)) / deviation.get(channel));
        }
        return table;
    }
}
