package dev.lenet.trainer.actuate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.job.QueuedRun;
import dev.lenet.trainer.job.TrainingSnapshot;
import dev.lenet.trainer.variant.Variant;
import java.time.Instant;
import java.util.List;

/**
 * What {@code GET /actuator/training} answers.
 *
 * @param now what is under way
 * @param queue what comes after it, in order
 */
public record TrainingView(@JsonUnwrapped TrainingSnapshot now, List<Waiting> queue) {

    /** Keeps its own copy of the list. */
    public TrainingView {
        queue = List.copyOf(queue);
    }

    static TrainingView of(TrainingSnapshot now, List<QueuedRun> waiting) {
        return new TrainingView(
                now,
                waiting.stream()
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
