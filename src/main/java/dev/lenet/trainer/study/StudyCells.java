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
 * The runs of a study as they lie on disk, whoever trained them: the files alone tell how far each has come.
 *
 * @param study the study's folder
 * @param planned all its runs, in the study's order
 * @param data the images that all share
 */
record StudyCells(Path study, List<PlannedRun> planned, DataRecord data) {

    private static final Logger LOG = LoggerFactory.getLogger(StudyCells.class);

    /** The record of a run that is over and whole; null for any other. */
    @Nullable
    RunRecord completed(PlannedRun run) {
        RunRecord record = ended(run);
        return record != null && record.status() == RunStatus.COMPLETED ? record : null;
    }

    /** The record of a run that is over and whole, or ended with an error; null for any other. */
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

    /** What is left of an unfinished run to go on from; null where there is nothing of use. */
    @Nullable
    SavedRun resumable(RunFolder own, PlannedRun run) {
        if (read(run) == null && !Files.exists(own.file(RunFolder.CHECKPOINT))) {
            return null;
        }
        try {
            SavedRun saved = SavedRun.read(own);
            return saved.checkpoint() != null && isOf(run, saved.record()) ? saved : null;
        } catch (StoreException e) {
            LOG.warn("{} begins anew: {}", run.name(), e.getMessage());
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
            return null; // damaged: the run is done again
        }
    }
}
