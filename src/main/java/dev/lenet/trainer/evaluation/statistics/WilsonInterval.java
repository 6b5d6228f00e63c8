package dev.lenet.trainer.evaluation.statistics;

import dev.lenet.trainer.text.Text;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * Confidence interval of a model's accuracy on other images of the same kind: Wilson's score interval (Journal of the
 * American Statistical Association 22, 1927), which stays between 0 and 1. It is that of one model and does not include
 * the spread over seeds.
 */
public final class WilsonInterval {

    private WilsonInterval() {}

    /**
     * The 95 % interval.
     *
     * @param right images predicted correctly, 0 to {@code total}
     * @param total number of images, at least 1
     * @return fractions, 0 to 1
     * @throws IllegalArgumentException if a count is out of range
     */
    public static Interval of(int right, int total) {
        if (total < 1 || right < 0 || right > total) {
            throw new IllegalArgumentException(
                    Text.format("There cannot be %d correct predictions of %d images.", right, total));
        }
        ConfidenceInterval interval =
                new WilsonScoreInterval().createInterval(total, right, SampleStatistics.CONFIDENCE);
        return new Interval(Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
    }
}
