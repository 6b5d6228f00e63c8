package dev.lenet.trainer.app;

/** What the process is about. */
public enum WorkState {
    /** Nothing was asked for yet. */
    IDLE,
    /** A run or a study is under way: loading, training, testing or drawing. */
    RUNNING,
    /** The same, but it was asked to stop. */
    STOPPING,
    /** The last work came to its end. */
    COMPLETED,
    /** The last work ended early on request, after saving. */
    STOPPED,
    /** The last work ended by an error. */
    FAILED
}
