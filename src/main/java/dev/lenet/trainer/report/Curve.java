package dev.lenet.trainer.report;

import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;

/**
 * One run among those that a picture compares.
 *
 * @param name as the legend shows it
 * @param history the run's finished epochs in order
 */
public record Curve(String name, List<EpochMetrics> history) {

    /** Keeps its own copy of the history. */
    public Curve {
        history = List.copyOf(history);
    }
}
