package dev.lenet.trainer.study;

import dev.lenet.trainer.store.ClaimLostException;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.training.TrainingListener;
import java.time.Duration;
import java.util.List;

/**
 * Forwards a study's events to several listeners, in order.
 *
 * @param listeners each receives every event
 */
public record StudyBroadcast(List<StudyListener> listeners) implements StudyListener {

    /** Keeps its own copy of the list. */
    public StudyBroadcast {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void studyStarted(List<PlannedRun> runs, List<PlannedRun> toRun) {
        listeners.forEach(listener -> listener.studyStarted(runs, toRun));
    }

    @Override
    public TrainingListener runStarts(PlannedRun run) {
        return new Broadcast(
                listeners.stream().map(listener -> listener.runStarts(run)).toList());
    }

    @Override
    public void runEnded(PlannedRun run, RunRecord record) {
        listeners.forEach(listener -> listener.runEnded(run, record));
    }

    @Override
    public void runFailed(PlannedRun run, Throwable cause) {
        listeners.forEach(listener -> listener.runFailed(run, cause));
    }

    @Override
    public void runElsewhere(PlannedRun run) {
        listeners.forEach(listener -> listener.runElsewhere(run));
    }

    @Override
    public void studyWaits(List<PlannedRun> claimed, Duration longest) {
        listeners.forEach(listener -> listener.studyWaits(claimed, longest));
    }

    @Override
    public void runLost(PlannedRun run, ClaimLostException cause) {
        listeners.forEach(listener -> listener.runLost(run, cause));
    }

    @Override
    public void runTested(PlannedRun run) {
        listeners.forEach(listener -> listener.runTested(run));
    }
}
