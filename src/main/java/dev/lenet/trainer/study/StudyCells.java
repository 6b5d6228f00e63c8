package dev.lenet.trainer.study;

import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.DataRecord;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.SavedRun;
import dev.lenet.trainer.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a study as they are on disk, whichever process trained them: only the files say how far each has come.
 *
 * @param study the study's folder
 * @param planned all its runs, in the study's order
 * @param data the images that all runs share
 */
record StudyCells(Path study, List<PlannedRun> planned, DataRecord data) {

    private static final Logger LOG = LoggerFactory.getLogger(StudyCells.class);

    /** Returns the record of a run that is completed and has its model; null for any other. */
    @Nullable
    RunRecord completed(PlannedRun run) {
        RunRecord record = ended(run);
        return record != null && record.status() == RunStatus.COMPLETED ? record : null;
    }

    /** Returns the record of a run that is completed and has its model, or that failed; null for any other. */
    @Nullable
    RunRecord ended(PlannedRun run) {
        RunRecord record = read(run);
        if (record == null || !isOf(run, record)) {
            return null;
        }
        return switch (record.status()) {
            case COMPLETED -> Files.exists(study.resolve(run.name()).resolve(RunFolder.MODEL)) ? record : null;
            case FAILED -> record;
            case RUNNING, STOPPED -> null;
        };
    }

    /** Returns the saved state from which an unfinished run can be resumed; null if there is none. */
    @Nullable
    SavedRun resumable(RunFolder own, PlannedRun run) {
        if (read(run) == null && !Files.exists(own.file(RunFolder.CHECKPOINT))) {
            return null;
        }
        try {
            SavedRun saved = SavedRun.read(own);
            return saved.checkpoint() != null && isOf(run, saved.record()) ? saved : null;
        } catch (StoreException e) {
            LOG.warn("{} starts over: {}", run.name(), e.getMessage());
            return null;
        }
    }

    private boolean isOf(PlannedRun run, RunRecord record) {
        return record.spec().equals(run.spec()) && record.dataset().sha256().equals(data.sha256());
    }

    private @Nullable RunRecord read(PlannedRun run) {
        try {
            return RunFolder.peek(study, run.name());
        } catch (StoreException e) {
            return null; // damaged: the run starts over
        }
    }
}
