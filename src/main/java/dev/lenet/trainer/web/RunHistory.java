package dev.lenet.trainer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunState;
import dev.lenet.trainer.store.ThinnedHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code GET /actuator/training/RUN}.
 *
 * @param run the run's name
 * @param study the study that it belongs to; null for a single run
 * @param variant its model; null if its {@code run.json} cannot be read
 * @param status its state
 * @param finished how many epochs it has finished; 0 if they cannot be read
 * @param history the finished epochs in order; if there are too many, evenly spaced ones and the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunHistory(
        String run,
        @Nullable String study,
        @Nullable String variant,
        RunState status,
        int finished,
        List<EpochMetrics> history) {

    /** Keeps its own copy of the list. */
    public RunHistory {
        history = List.copyOf(history);
    }

    static RunHistory of(RunEntry entry, ThinnedHistory history) {
        RunRecord record = entry.record();
        return new RunHistory(
                entry.run(),
                entry.study(),
                record == null ? null : record.spec().variant().name(),
                entry.state(),
                history.finished(),
                history.epochs());
    }
}
