package dev.lenet.trainer.report;

import java.util.List;

/**
 * What repeated runs of one variant reached, one figure a fold or seed.
 *
 * @param name the variant, as the axis shows it
 * @param accuracies best validation accuracy of each run, each 0 to 1
 */
public record FoldScores(String name, List<Double> accuracies) {

    /** Keeps its own copy of the figures. */
    public FoldScores {
        accuracies = List.copyOf(accuracies);
    }

    /**
     * The arithmetic mean of the finite figures.
     *
     * @return 0 to 1; NaN where there is none
     */
    public double mean() {
        return finite().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /**
     * The sample standard deviation of the finite figures, with n - 1 in the denominator.
     *
     * @return at least 0; NaN for fewer than two
     */
    public double standardDeviation() {
        double mean = mean();
        List<Double> finite = finite();
        double squares = finite.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return finite.size() < 2 ? Double.NaN : Math.sqrt(squares / (finite.size() - 1));
    }

    /**
     * The figures without those of failed runs.
     *
     * @return in the same order, without NaN and infinities
     */
    public List<Double> finite() {
        return accuracies.stream().filter(Double::isFinite).toList();
    }
}
