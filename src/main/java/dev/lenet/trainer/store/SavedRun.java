package dev.lenet.trainer.store;

import org.jspecify.annotations.Nullable;

/**
 * The saved state of a run, from which it can be resumed.
 *
 * @param record the run at its last checkpoint, or as it began if there is none
 * @param checkpoint its last checkpoint; null if no epoch was finished
 */
public record SavedRun(RunRecord record, @Nullable Checkpoint checkpoint) {

    /**
     * Reads the saved state. If the last checkpoint is damaged, logs a warning and replaces it by the one before. If
     * {@code run.json} is damaged, uses the one in the checkpoint.
     *
     * @param folder owned by the caller
     * @return the state to resume from
     * @throws StoreException if too much is damaged, or the folder's files do not belong to one run
     */
    public static SavedRun read(RunFolder folder) {
        Checkpoint checkpoint = folder.readCheckpoint();
        if (checkpoint == null) {
            return new SavedRun(folder.readRecord(), null);
        }
        return new SavedRun(checkpoint.record(), checkpoint);
    }

    /**
     * Returns the run as it was left: {@code run.json}, or {@link #record} if that cannot be read.
     *
     * @param folder owned by the caller
     * @return the run's last known state
     */
    public RunRecord left(RunFolder folder) {
        RunRecord written = folder.readRecordOrNull();
        return written == null ? record : written;
    }
}
