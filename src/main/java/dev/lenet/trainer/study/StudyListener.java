package dev.lenet.trainer.study;

import dev.lenet.trainer.store.ClaimLostException;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.training.TrainingListener;
import java.time.Duration;
import java.util.List;

/**
 * Receives the events of a study. The events of a run come from the thread that trains it, and several runs train at once, so
 * implementations must be thread-safe.
 */
public interface StudyListener {

    /**
     * Called when the study begins or continues.
     *
     * @param runs all its runs
     * @param toRun those that are not completed yet
     */
    default void studyStarted(List<PlannedRun> runs, List<PlannedRun> toRun) {}

    /**
     * Called when a run is about to start.
     *
     * @param run the run
     * @return the listener for this run, called from the run's thread
     */
    default TrainingListener runStarts(PlannedRun run) {
        return new TrainingListener() {};
    }

    /**
     * Called when a run was completed or stopped.
     *
     * @param run the run
     * @param record its final {@code run.json}
     */
    default void runEnded(PlannedRun run, RunRecord record) {}

    /**
     * Called when a run failed; the others continue.
     *
     * @param run the run
     * @param cause why it failed
     */
    default void runFailed(PlannedRun run, Throwable cause) {}

    /**
     * Called when a run is left to another process, which has ended it or is working on it. If that process dies, the run may
     * still start here.
     *
     * @param run the run
     */
    default void runElsewhere(PlannedRun run) {}

    /**
     * Called when nothing is left to do here but to find out whether the processes that have claimed some runs are alive.
     *
     * @param claimed those runs
     * @param longest after how much time without a sign of life they start here
     */
    default void studyWaits(List<PlannedRun> claimed, Duration longest) {}

    /**
     * Called when another process has taken over a run that was training here, because this process was suspended for too long.
     *
     * @param run the run
     * @param cause the exception that says so
     */
    default void runLost(PlannedRun run, ClaimLostException cause) {}

    /**
     * Called when all runs have ended and one of them is about to be evaluated on the test set.
     *
     * @param run the run
     */
    default void runTested(PlannedRun run) {}
}
