package dev.lenet.trainer.store;

/** The state of a run, seen from outside: its status, checked against whether a process still works on it. */
public enum RunState {
    /** A process owns the folder and works on the run. */
    RUNNING,
    /** Its status says RUNNING but no process owns it: it was killed, and can be resumed. */
    INTERRUPTED,
    /** All epochs done. */
    COMPLETED,
    /** Ended early on request, after saving. */
    STOPPED,
    /** Ended by an error or because training diverged. */
    FAILED,
    /** Its {@code run.json} cannot be read. */
    DAMAGED
}
