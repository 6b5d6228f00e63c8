package dev.lenet.trainer.study;

import dev.lenet.trainer.store.RunRecord;
import java.util.function.Predicate;

/**
 * What follows a run's last epoch.
 *
 * @param tests whether the best model is evaluated on the test set
 * @param lastStep what the run is not completed without, such as drawing its pictures; {@code run.json} says RUNNING meanwhile.
 *     It hears of {@code run.json} as it will be; false if it was stopped, and so is the run then
 */
public record RunEnding(boolean tests, Predicate<RunRecord> lastStep) {

    /** Nothing: a study tests and draws when all its runs are there. */
    public static final RunEnding UNTESTED = new RunEnding(false, completed -> true);

    /** The test alone. */
    public static final RunEnding TESTED = testedAnd(completed -> true);

    /**
     * The test and something else.
     *
     * @param lastStep as the component of this name
     * @return the ending
     */
    public static RunEnding testedAnd(Predicate<RunRecord> lastStep) {
        return new RunEnding(true, lastStep);
    }
}
