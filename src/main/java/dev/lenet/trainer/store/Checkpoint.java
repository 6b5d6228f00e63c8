package dev.lenet.trainer.store;

/**
 * Everything needed to resume a run, as it was after a finished epoch.
 *
 * @param record {@code run.json} at that time
 * @param history the finished epochs, at least one
 * @param last the network after the last of them
 * @param best the network after the best of them
 */
public record Checkpoint(RunRecord record, History history, SavedNetwork last, SavedNetwork best) {}
