package dev.lenet.trainer.job;

import dev.lenet.trainer.run.RunStatus;

/** Does what a queued run asks for, and tells the user. */
public interface RunWork {

    /**
     * Trains, on the calling thread, from the data to the report.
     *
     * @param run what to train; if it was begun before, it goes on, and if it is completed nothing is done
     * @return how it ended
     * @throws RuntimeException if it failed
     */
    RunStatus work(QueuedRun run);

    /**
     * Tells that a run failed.
     *
     * @param cause what it ended with
     * @return the reason, for people
     */
    String failed(Throwable cause);
}
