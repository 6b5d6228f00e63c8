package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;

/**
 * The finished epochs of a run, or a part of them.
 *
 * @param epochs in order: all of them, or if there are too many, evenly spaced ones from the first on, and the last
 * @param finished how many there are in all
 */
public record ThinnedHistory(List<EpochMetrics> epochs, int finished) {

    /** A run that has not finished an epoch. */
    public static final ThinnedHistory NONE = new ThinnedHistory(List.of(), 0);

    /** Keeps its own copy of the list. */
    public ThinnedHistory {
        epochs = List.copyOf(epochs);
    }
}
