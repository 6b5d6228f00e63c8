package dev.lenet.trainer.run;

/** The state of a run. The process's exit code is separate: it also reports failures outside the run. */
public enum RunStatus {
    /** Under way; or killed, if no process owns it any more. */
    RUNNING,
    /** All epochs are done. A single run has also been tested; a run of a study is tested only if its variant is selected. */
    COMPLETED,
    /** Stopped early on request, after saving. */
    STOPPED,
    /** Ended by an error, such as diverged training. */
    FAILED
}
