package dev.lenet.trainer.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is under way at one moment.
 *
 * @param state what the process is about
 * @param shown the run to look at first, with progress and time left of the whole work; that of the last work when none is
 *     under way; null before the first
 * @param failure why the last work failed; null if it did not
 * @param active the runs that train at this moment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingSnapshot(
        WorkState state,
        @JsonUnwrapped @Nullable RunProgress shown,
        @Nullable String failure,
        List<RunProgress> active) {

    /** Keeps its own copy of the list. */
    public TrainingSnapshot {
        active = List.copyOf(active);
    }
}
