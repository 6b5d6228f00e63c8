package dev.lenet.trainer.study;

import dev.lenet.trainer.store.RunRecord;
import java.util.function.Predicate;

/**
 * What follows a run's last epoch.
 *
 * @param tests whether the best model is evaluated on the test set
 * @param lastStep a step that is needed to complete the run, such as drawing its pictures; {@code run.json} says RUNNING
 *     meanwhile. It is given {@code run.json} as it will be, and returns false if it was stopped; then the run is stopped too
 */
public record RunEnding(boolean tests, Predicate<RunRecord> lastStep) {

    /** Nothing: a study tests and draws when all its runs have ended. */
    public static final RunEnding UNTESTED = new RunEnding(false, completed -> true);

    /** Only the test. */
    public static final RunEnding TESTED = testedAnd(completed -> true);

    /**
     * Returns an ending with the test and a further step.
     *
     * @param lastStep as the component of this name
     * @return the ending
     */
    public static RunEnding testedAnd(Predicate<RunRecord> lastStep) {
        return new RunEnding(true, lastStep);
    }
}
