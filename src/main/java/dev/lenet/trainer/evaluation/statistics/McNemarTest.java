package dev.lenet.trainer.evaluation.statistics;

import dev.lenet.trainer.text.Text;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * McNemar's test of whether two classifiers differ, based on the images of one test set that exactly one of them gets
 * right.
 *
 * <p>If both were equally good, each such image would be the toss of a fair coin; the p-value is that of the exact,
 * two-sided binomial test (McNemar, Psychometrika 12, 1947; Dietterich, Neural Computation 10, 1998). It says nothing
 * about other seeds, only about other test images.
 *
 * @param onlyFirstRight images that the first classifier alone gets right
 * @param onlySecondRight images that the second classifier alone gets right
 * @param pValue probability of a split at least as uneven between equally good classifiers, 0 to 1
 */
public record McNemarTest(int onlyFirstRight, int onlySecondRight, double pValue) {

    /**
     * Runs the test.
     *
     * @param onlyFirstRight images that the first classifier alone gets right, at least 0
     * @param onlySecondRight images that the second classifier alone gets right, at least 0
     * @return the result; its p-value is 1 if the classifiers never differ
     * @throws IllegalArgumentException if a count is negative
     */
    public static McNemarTest of(int onlyFirstRight, int onlySecondRight) {
        if (onlyFirstRight < 0 || onlySecondRight < 0) {
            throw new IllegalArgumentException(
                    Text.format("Counts of images must not be negative: %d and %d.", onlyFirstRight, onlySecondRight));
        }
        int tosses = onlyFirstRight + onlySecondRight;
        int fewer = Math.min(onlyFirstRight, onlySecondRight);
        double tail = new BinomialDistribution(null, tosses, 0.5).cumulativeProbability(fewer);
        return new McNemarTest(onlyFirstRight, onlySecondRight, Math.min(1, 2 * tail));
    }
}
