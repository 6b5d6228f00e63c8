package dev.lenet.trainer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.app.Phase;
import dev.lenet.trainer.app.QueuedRun;
import dev.lenet.trainer.app.RunProgress;
import dev.lenet.trainer.app.SharedStudy;
import dev.lenet.trainer.app.TrainingSnapshot;
import dev.lenet.trainer.app.WorkState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code GET /actuator/training}. Values that are unknown or do not apply are left out.
 *
 * @param state what the process is doing
 * @param phase the current phase of the work
 * @param study the current study while none of its runs has begun; afterwards {@code shown} has it
 * @param shown the run to look at first, with progress and time left of the whole work; that of the last work if there is no
 *     current work
 * @param failure why the last work failed
 * @param active the runs that are training or about to train
 * @param studies the studies whose cells are trained by workers, perhaps on other machines; null if there are none
 * @param queue the waiting runs, in order; null in a process that does not accept runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingView(
        WorkState state,
        @Nullable Phase phase,
        @Nullable String study,
        @JsonUnwrapped @Nullable RunProgress shown,
        @Nullable String failure,
        List<RunProgress> active,
        @Nullable List<SharedStudy> studies,
        @Nullable List<Waiting> queue) {

    /** Keeps its own copies of the lists. */
    public TrainingView {
        active = List.copyOf(active);
        studies = studies == null ? null : List.copyOf(studies);
        queue = queue == null ? null : List.copyOf(queue);
    }

    static TrainingView of(TrainingSnapshot now, List<SharedStudy> studies, @Nullable List<QueuedRun> waiting) {
        RunProgress shown = now.shown();
        return new TrainingView(
                now.state(),
                now.phase(),
                shown == null ? now.study() : null,
                shown,
                now.failure(),
                now.active(),
                studies.isEmpty() ? null : studies,
                waiting == null
                        ? null
                        : Waiting.of(waiting.stream()
                                .filter(run -> !isActive(now, run))
                                .toList()));
    }

    private static boolean isActive(TrainingSnapshot now, QueuedRun waiting) {
        return now.active().stream()
                .anyMatch(run -> run.study() == null && run.run().equals(waiting.run()));
    }

    /**
     * A run in the queue.
     *
     * @param run its name
     * @param variant its model
     * @param queued when it was queued, UTC
     */
    public record Waiting(String run, String variant, Instant queued) {

        static List<Waiting> of(List<QueuedRun> runs) {
            return runs.stream()
                    .map(run -> new Waiting(run.run(), run.spec().variant().name(), run.queued()))
                    .toList();
        }
    }
}
