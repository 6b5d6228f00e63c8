package dev.lenet.trainer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunState;
import dev.lenet.trainer.store.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /actuator/training/RUN} answers.
 *
 * @param run the run's name
 * @param study the study that it belongs to; null for a single run
 * @param variant its model; null if its {@code run.json} cannot be read
 * @param status how it stands
 * @param history the finished epochs in order; empty if they cannot be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunHistory(
        String run, @Nullable String study, @Nullable Variant variant, RunState status, List<EpochMetrics> history) {

    /** Keeps its own copy of the list. */
    public RunHistory {
        history = List.copyOf(history);
    }

    static RunHistory of(RunEntry entry) {
        RunRecord record = entry.record();
        return new RunHistory(
                entry.run(),
                entry.study(),
                record == null ? null : record.spec().variant(),
                entry.state(),
                history(entry));
    }

    private static List<EpochMetrics> history(RunEntry entry) {
        try {
            return entry.history();
        } catch (StoreException e) {
            return List.of(); // damaged; the rest is worth telling
        }
    }
}
