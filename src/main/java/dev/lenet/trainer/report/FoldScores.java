package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import java.util.List;

/**
 * The accuracies of repeated runs of one variant, one per fold or seed.
 *
 * @param name the variant, as the axis shows it
 * @param accuracies best validation accuracy of each run, each 0 to 1
 */
public record FoldScores(String name, List<Double> accuracies) {

    /** Quartiles of fewer figures would say little more than the figures themselves. */
    static final int FEWEST_FOR_A_BOX = 5;

    /** Keeps its own copy of the figures. */
    public FoldScores {
        accuracies = List.copyOf(accuracies);
    }

    /**
     * Mean and sample standard deviation of the finite figures.
     *
     * @return fractions, as the accuracies
     */
    public SampleStatistics statistics() {
        return SampleStatistics.of(accuracies);
    }

    /**
     * Returns the figures without those of failed runs.
     *
     * @return in the same order, without NaN and infinities
     */
    public List<Double> finite() {
        return accuracies.stream().filter(Double::isFinite).toList();
    }
}
