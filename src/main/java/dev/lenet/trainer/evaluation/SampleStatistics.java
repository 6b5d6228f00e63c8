package dev.lenet.trainer.evaluation;

import java.util.Collection;

/**
 * Mean and spread of a few repeated measurements.
 *
 * @param n how many were counted, at least 0
 * @param mean arithmetic mean; NaN for none
 * @param standardDeviation sample standard deviation with n - 1 in the denominator; NaN for fewer than two
 */
public record SampleStatistics(int n, double mean, double standardDeviation) {

    /**
     * Sums measurements up.
     *
     * @param values the measurements; those that are not finite, as of failed runs, are left out
     * @return their statistics, in the measurements' unit
     */
    public static SampleStatistics of(Collection<Double> values) {
        double[] finite = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
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
}
