package dev.lenet.trainer.evaluation;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Whether two models differ, judged by runs in pairs that share fold and seed.
 *
 * <p>Runs on splits of one data set share most of their training images, so they vary less than independent ones would. The
 * variance of the mean difference is therefore raised from {@code s²/n} to {@code s² (1/n + r)}, where r is the size of a
 * validation set over that of its training set (Nadeau and Bengio, Machine Learning 52, 2003, equation 9).
 *
 * @param n pairs
 * @param meanDifference mean of second minus first
 * @param lower lower end of the 95 % confidence interval of the difference
 * @param upper upper end of the same
 * @param pValue two-sided, of the hypothesis that there is no difference, 0 to 1
 */
public record PairedTTest(int n, double meanDifference, double lower, double upper, double pValue) {

    private static final double TAIL = 0.975;

    /**
     * Runs the test.
     *
     * @param first one figure a pair
     * @param second the other figure of each pair, in the same order
     * @param validationToTraining images of a validation set over those of its training set, such as 0.25 for five folds;
     *     0 for independent pairs, which gives the plain paired t-test
     * @return the result, in the figures' unit
     * @throws IllegalArgumentException if there are fewer than two pairs, the lengths differ, a figure is not finite, or
     *     the ratio is negative
     */
    public static PairedTTest of(double[] first, double[] second, double validationToTraining) {
        int n = first.length;
        if (n < 2 || second.length != n || !(validationToTraining >= 0)) {
            throw new IllegalArgumentException(
                    "A paired test needs two lists of the same length, at least 2, and a ratio of at least 0: got %d and %d, %s."
                            .formatted(n, second.length, validationToTraining));
        }
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += (second[i] - first[i]) / n;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double off = second[i] - first[i] - mean;
            squares += off * off;
        }
        if (!Double.isFinite(mean) || !Double.isFinite(squares)) {
            throw new IllegalArgumentException("A paired test needs finite figures.");
        }
        double error = Math.sqrt(squares / (n - 1) * (1.0 / n + validationToTraining));
        if (error == 0) {
            return new PairedTTest(n, mean, mean, mean, mean == 0 ? 1 : 0);
        }
        TDistribution t = new TDistribution(null, n - 1);
        double reach = t.inverseCumulativeProbability(TAIL) * error;
        double p = 2 * t.cumulativeProbability(-Math.abs(mean / error));
        return new PairedTTest(n, mean, mean - reach, mean + reach, p);
    }
}
