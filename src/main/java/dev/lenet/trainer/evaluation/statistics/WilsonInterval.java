package dev.lenet.trainer.evaluation.statistics;

import dev.lenet.trainer.text.Text;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * How far a share of right predictions may be from what other images of the same kind would give: Wilson's score interval
 * (Journal of the American Statistical Association 22, 1927), which stays between 0 and 1. It is of one model; other seeds
 * of the same training spread too.
 */
public final class WilsonInterval {

    private WilsonInterval() {}

    /**
     * The 95 % interval.
     *
     * @param right images predicted right, 0 to {@code total}
     * @param total all images, at least 1
     * @return fractions, 0 to 1
     * @throws IllegalArgumentException if a count is out of range
     */
    public static Interval of(int right, int total) {
        if (total < 1 || right < 0 || right > total) {
            throw new IllegalArgumentException(Text.format("%d right predictions of %d images.", right, total));
        }
        ConfidenceInterval interval =
                new WilsonScoreInterval().createInterval(total, right, SampleStatistics.CONFIDENCE);
        return new Interval(Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
    }
}
