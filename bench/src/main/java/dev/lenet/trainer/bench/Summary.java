package dev.lenet.trainer.bench;

import java.util.Arrays;
import java.util.List;

/**
 * The result of several rounds.
 *
 * @param median the middle value, or the mean of the two in the middle
 * @param min the smallest
 * @param max the largest
 * @param deviation median absolute deviation from the median
 */
record Summary(double median, double min, double max, double deviation) {

    /**
     * Summarises measured values.
     *
     * @param values at least one
     * @return their median and spread
     */
    static Summary of(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double median = median(sorted);
        double[] deviations = Arrays.stream(sorted)
                .map(value -> Math.abs(value - median))
                .sorted()
                .toArray();
        return new Summary(median, sorted[0], sorted[sorted.length - 1], median(deviations));
    }

    /**
     * Summarises the ratios of values that were measured in the same round.
     *
     * @param ours the numerators, round by round
     * @param theirs the denominators, as many
     * @return the median and spread of the ratios
     */
    static Summary ofRatios(List<Double> ours, List<Double> theirs) {
        double[] ratios = new double[ours.size()];
        Arrays.setAll(ratios, round -> ours.get(round) / theirs.get(round));
        return of(Arrays.stream(ratios).boxed().toList());
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
