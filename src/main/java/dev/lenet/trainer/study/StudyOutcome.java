package dev.lenet.trainer.study;

import dev.lenet.trainer.store.StudyRecord;
import java.util.List;

/**
 * The final state of a study.
 *
 * @param record {@code study.json}
 * @param failures why runs failed here, in the order in which they did; empty if none did
 * @param open names of the runs that have neither been completed nor failed, in the study's order
 */
public record StudyOutcome(StudyRecord record, List<Throwable> failures, List<String> open) {

    /** Keeps its own copies of the lists. */
    public StudyOutcome {
        failures = List.copyOf(failures);
        open = List.copyOf(open);
    }
}
