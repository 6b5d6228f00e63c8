package dev.lenet.trainer.kernel;

/**
 * Count, mean and sum of squared deviations of each channel, merged group by group without cancellation (Chan, Golub
 * and LeVeque, 1983): for two parts with means a, b, deviations A, B and counts m, n,
 * {@code mean = a + (b - a) n / (m + n)} and {@code deviations = A + B + (b - a)² m n / (m + n)}.
 */
final class Moments {
    private final int channels;
    private final double[] mean;
    private final double[] deviation;
    private double count;

    Moments(int channels) {
        this.channels = channels;
        this.mean = new double[channels];
        this.deviation = new double[channels];
    }

    void clear() {
        count = 0;
        java.util.Arrays.fill(mean, 0);
        java.util.Arrays.fill(deviation, 0);
    }

    /**
     * Merges one group's moments. The last bits depend on the order of calls.
     *
     * @param values number of values of each channel
     * @param moments mean and sum of squared deviations of each channel, alternating
     * @param offset of the first
     */
    void add(double values, double[] moments, int offset) {
        double all = count + values;
        for (int c = 0; c < channels; c++) {
            double difference = moments[offset + 2 * c] - mean[c];
            mean[c] += difference * values / all;
            deviation[c] += moments[offset + 2 * c + 1] + difference * difference * count * values / all;
        }
        count = all;
    }

    double mean(int channel) {
        return mean[channel];
    }

    /**
     * The biased variance, which is what batch norm divides by.
     *
     * @param channel which
     * @return 0 or more
     */
    double variance(int channel) {
        return deviation[channel] / count;
    }
}
