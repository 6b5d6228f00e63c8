package dev.lenet.trainer.evaluation.statistics;

import java.util.Arrays;
import java.util.Collection;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Mean and spread of a few repeated measurements.
 *
 * @param n number of measurements counted, at least 0
 * @param mean arithmetic mean; NaN for none
 * @param standardDeviation sample standard deviation with n - 1 in the denominator; NaN for fewer than two
 */
public record SampleStatistics(int n, double mean, double standardDeviation) {

    /** The level of all confidence intervals. */
    static final double CONFIDENCE = 0.95;

    /**
     * Summarises measurements.
     *
     * @param values the measurements; those that are not finite, such as those of failed runs, are left out
     * @return their statistics, in the measurements' unit
     */
    public static SampleStatistics of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Summarises measurements.
     *
     * @param values the measurements; those that are not finite, such as those of failed runs, are left out
     * @return their statistics, in the measurements' unit
     */
    public static SampleStatistics of(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double sum = 0;
        for (double value : finite) {
            sum += value;
        }
        double mean = finite.length == 0 ? Double.NaN : sum / finite.length;
        double squares = 0;
        for (double value : finite) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = finite.length < 2 ? Double.NaN : Math.sqrt(squares / (finite.length - 1));
        return new SampleStatistics(finite.length, mean, deviation);
    }

    /**
     * Student's 95 % confidence interval of the mean of many more such measurements.
     *
     * @return in the measurements' unit; unknown for fewer than two
     */
    public Interval interval() {
        if (n < 2) {
            return Interval.UNKNOWN;
        }
        double reach = reach(n - 1) * standardDeviation / Math.sqrt(n);
        return new Interval(mean - reach, mean + reach);
    }

    /** Half the width of a 95 % interval in standard errors. */
    static double reach(int degreesOfFreedom) {
        return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    }
}
