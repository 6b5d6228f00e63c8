package dev.lenet.trainer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.app.QueuedRun;
import dev.lenet.trainer.app.TrainingSnapshot;
import dev.lenet.trainer.model.Variant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /actuator/training} answers.
 *
 * @param now what is under way
 * @param queue what comes after it, in order; null in a process that takes no runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingView(
        @JsonUnwrapped TrainingSnapshot now, @Nullable List<Waiting> queue) {

    /** Keeps its own copy of the list. */
    public TrainingView {
        queue = queue == null ? null : List.copyOf(queue);
    }

    static TrainingView of(TrainingSnapshot now, @Nullable List<QueuedRun> waiting) {
        return new TrainingView(
                now,
                waiting == null
                        ? null
                        : waiting.stream()
                                .map(run -> new Waiting(run.run(), run.spec().variant(), run.queued()))
                                .toList());
    }

    /**
     * A run in the queue.
     *
     * @param run its name
     * @param variant its model
     * @param queued since when, UTC
     */
    public record Waiting(String run, Variant variant, Instant queued) {}
}
