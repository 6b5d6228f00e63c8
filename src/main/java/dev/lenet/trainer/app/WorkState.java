package dev.lenet.trainer.app;

/** The state of the process. */
public enum WorkState {
    /** No work has been requested yet. */
    IDLE,
    /** A run or a study is under way: loading, training, testing or drawing. */
    RUNNING,
    /** As RUNNING, but it was asked to stop. */
    STOPPING,
    /** The last work is completed. */
    COMPLETED,
    /** The last work was stopped early on request, after saving. */
    STOPPED,
    /** The last work ended by an error. */
    FAILED
}
