package dev.lenet.trainer.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work under way at one moment.
 *
 * @param state the state of the process
 * @param phase the current phase of the work; null if no work is under way
 * @param study the name of the study under way; null for a single run
 * @param shown the run to show first, with the progress and remaining time of the whole work; the last run if no work is under
 *     way; null before the first run
 * @param failure why the last work failed; null if it did not
 * @param active the runs being trained at this moment
 */
public record TrainingSnapshot(
        WorkState state,
        @Nullable Phase phase,
        @Nullable String study,
        @Nullable RunProgress shown,
        @Nullable String failure,
        List<RunProgress> active) {

    /** Keeps its own copy of the list. */
    public TrainingSnapshot {
        active = List.copyOf(active);
    }
}
