package dev.lenet.trainer.study;

import dev.lenet.trainer.store.StudyRecord;
import java.util.List;

/**
 * How a study was left.
 *
 * @param record {@code study.json}
 * @param failures why runs failed, in the order in which they did; empty if none did
 */
public record StudyOutcome(StudyRecord record, List<Throwable> failures) {

    /** Keeps its own copy of the failures. */
    public StudyOutcome {
        failures = List.copyOf(failures);
    }
}
