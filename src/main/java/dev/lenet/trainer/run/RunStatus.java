package dev.lenet.trainer.run;

/** How far a run has come; apart from the process's exit code, which also tells of what went wrong around it. */
public enum RunStatus {
    /** At work, or ended without a word if no process owns it any more. */
    RUNNING,
    /** All epochs done; a run on its own is then evaluated on the test set too, one of a study only if its variant is chosen. */
    COMPLETED,
    /** Ended early on request, after saving. */
    STOPPED,
    /** Ended by an error or because training diverged. */
    FAILED
}
