package dev.lenet.trainer.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is under way at one moment.
 *
 * @param state what the process is about
 * @param phase the part of the work that is under way; null when none is
 * @param study the study that the work is; null for a single run
 * @param shown the run to look at first, with progress and time left of the whole work; that of the last work when none is
 *     under way; null before the first
 * @param failure why the last work failed; null if it did not
 * @param active the runs that train at this moment
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
