package dev.lenet.trainer.evaluation.statistics;

import dev.lenet.trainer.text.Text;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Tests whether two recipes differ, by the differences between pairs of results.
 *
 * <p>Between independent pairs, such as repeats with other seeds on one split, this is Student's paired t-test. Results
 * on several splits of one data set share most of their training images, so they vary less than results on <em>other
 * data</em> would. For that question, the variance of the mean difference is raised from {@code s²/n} to
 * {@code s² (1/n + r)}, where r is the size of a validation set over that of its training set (Nadeau and Bengio,
 * Machine Learning 52, 2003, equation 9).
 *
 * @param n number of pairs
 * @param meanDifference mean of the differences
 * @param standardDeviation of the differences, with n - 1 in the denominator
 * @param interval 95 % confidence interval of the mean difference
 * @param pValue two-sided, of the hypothesis that there is no difference, 0 to 1
 */
public record PairedTTest(int n, double meanDifference, double standardDeviation, Interval interval, double pValue) {

    /**
     * Runs the test.
     *
     * @param differences one for each pair, second minus first
     * @param validationToTraining images of a validation set over those of its training set, such as 0.25 for five folds;
     *     0 for independent pairs, which gives the plain paired t-test
     * @return the result, in the unit of the differences; if all differences are equal, which says nothing about their
     *     spread, its interval is unknown and its p value 1
     * @throws IllegalArgumentException if there are fewer than two differences, one is not finite, or the ratio is negative
     */
    public static PairedTTest of(double[] differences, double validationToTraining) {
        int n = differences.length;
        SampleStatistics sample = SampleStatistics.of(differences);
        if (n < 2 || sample.n() < n || !(validationToTraining >= 0)) {
            throw new IllegalArgumentException(Text.format(
                    "A paired test needs at least 2 finite differences and a ratio of at least 0: got %d, of which %d are finite, and %s.",
                    n, sample.n(), validationToTraining));
        }
        double error = sample.standardDeviation() * Math.sqrt(1.0 / n + validationToTraining);
        if (error <= Math.ulp(Math.abs(sample.mean()) + 1)) {
            return new PairedTTest(n, sample.mean(), 0, Interval.UNKNOWN, 1);
        }
        TDistribution t = new TDistribution(null, n - 1);
        double reach = SampleStatistics.reach(n - 1) * error;
        double p = 2 * t.cumulativeProbability(-Math.abs(sample.mean() / error));
        return new PairedTTest(
                n,
                sample.mean(),
                sample.standardDeviation(),
                new Interval(sample.mean() - reach, sample.mean() + reach),
                p);
    }
}
