package dev.lenet.trainer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunState;
import dev.lenet.trainer.store.StudyEntry;
import dev.lenet.trainer.store.StudyRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A study in the list of {@code GET /actuator/models}. Unknown values are null.
 *
 * @param study its name
 * @param status its state
 * @param started when it began, UTC
 * @param seconds wall time so far
 * @param dataset name of the data set
 * @param runs the runs that it consists of, begun or not
 * @param failed those of them that failed
 * @param files names of the files that are served under {@code /runs}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyView(
        String study,
        RunState status,
        @Nullable Instant started,
        @Nullable Double seconds,
        @Nullable String dataset,
        List<String> runs,
        List<String> failed,
        List<String> files) {

    /** Keeps its own copies of the lists. */
    public StudyView {
        runs = List.copyOf(runs);
        failed = List.copyOf(failed);
        files = List.copyOf(files);
    }

    static StudyView of(StudyEntry entry) {
        StudyRecord record = entry.record();
        List<String> files = RunFiles.among(entry.files());
        if (record == null) {
            return new StudyView(entry.study(), RunState.DAMAGED, null, null, null, List.of(), List.of(), files);
        }
        return new StudyView(
                entry.study(),
                state(entry, record),
                record.started(),
                record.seconds(),
                record.dataset().description().name(),
                record.runs(),
                record.failedRuns().stream().map(StudyRecord.FailedRun::run).toList(),
                files);
    }

    private static RunState state(StudyEntry entry, StudyRecord record) {
        return record.status() == RunStatus.RUNNING && !entry.isOwned()
                ? RunState.INTERRUPTED
                : RunState.valueOf(record.status().name());
    }
}
