package dev.lenet.trainer.actuate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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

    /**
     * A run in the queue.
     *
     * @param run its name
     * @param variant its model
     * @param queued since when, UTC
     */
    public record Waiting(String run, Variant variant, Instant queued) {}
}
