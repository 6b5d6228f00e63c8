package dev.lenet.trainer.study;

import dev.lenet.trainer.store.ClaimLostException;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.training.TrainingListener;
import java.util.List;

/**
 * Hears what happens in a study. The calls about runs come from the threads that train them, several at once: implementations
 * must be safe for that.
 */
public interface StudyListener {

    /**
     * The study begins or goes on.
     *
     * @param runs all its runs
     * @param toRun those that are not completed yet
     */
    default void studyStarted(List<PlannedRun> runs, List<PlannedRun> toRun) {}

    /**
     * A run is about to start.
     *
     * @param run which
     * @return hears of this run, from its own thread
     */
    default TrainingListener runStarts(PlannedRun run) {
        return new TrainingListener() {};
    }

    /**
     * A run came to its end or was stopped.
     *
     * @param run which
     * @param record how it was left
     */
    default void runEnded(PlannedRun run, RunRecord record) {}

    /**
     * A run failed; the others go on.
     *
     * @param run which
     * @param cause why
     */
    default void runFailed(PlannedRun run, Throwable cause) {}

    /**
     * A run is left to another process, which has ended it or is at work on it. Should that process die, the run may start here
     * after all.
     *
     * @param run which
     */
    default void runElsewhere(PlannedRun run) {}

    /**
     * A run that was at work here was taken over by another process, because this one was asleep for too long.
     *
     * @param run which
     * @param cause says so
     */
    default void runLost(PlannedRun run, ClaimLostException cause) {}

    /**
     * All runs have ended and one of them is about to be evaluated on the test set.
     *
     * @param run which
     */
    default void runTested(PlannedRun run) {}
}
