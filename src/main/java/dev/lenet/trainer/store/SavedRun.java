package dev.lenet.trainer.store;

import org.jspecify.annotations.Nullable;

/**
 * What is left of a run, to go on from.
 *
 * @param record the run as of its last checkpoint, or as it began
 * @param checkpoint its last checkpoint; null if no epoch was finished
 */
public record SavedRun(RunRecord record, @Nullable Checkpoint checkpoint) {

    /**
     * Reads what is left. Where the last checkpoint is damaged, the one before takes its place and the log says so; a damaged
     * {@code run.json} is made up for by the checkpoint's.
     *
     * @param folder owned by the caller
     * @return where to go on
     * @throws StoreException if too much is damaged, or the folder's files are not of one run
     */
    public static SavedRun read(RunFolder folder) {
        Checkpoint checkpoint = folder.readCheckpoint();
        if (checkpoint == null) {
            return new SavedRun(folder.readRecord(), null);
        }
        return new SavedRun(checkpoint.record(), checkpoint);
    }

    /**
     * The run as {@code run.json} has it where that can be read.
     *
     * @param folder owned by the caller
     * @return how the run was left
     */
    public RunRecord left(RunFolder folder) {
        RunRecord written = folder.readRecordOrNull();
        return written == null ? record : written;
    }
}
