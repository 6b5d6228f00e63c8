package dev.lenet.trainer.app;

import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.ClaimLostException;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.study.PlannedRun;
import dev.lenet.trainer.study.StudyListener;
import dev.lenet.trainer.training.TrainingListener;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listens to a study's runs and knows the progress of the whole study. */
final class WatchedStudy implements StudyListener {

    private final String study;
    private final TrainingMonitor monitor;
    private int runs;
    private int ended;
    private int notStarted;

    WatchedStudy(String study, TrainingMonitor monitor) {
        this.study = study;
        this.monitor = monitor;
    }

    String study() {
        return study;
    }

    @Override
    public synchronized void studyStarted(List<PlannedRun> all, List<PlannedRun> toRun) {
        runs = all.size();
        notStarted = toRun.size();
        ended = runs - notStarted;
    }

    @Override
    public TrainingListener runStarts(PlannedRun run) {
        synchronized (this) {
            notStarted = Math.max(0, notStarted - 1);
        }
        LogMark.set(study + "/" + run.name(), run.spec().variant().name());
        return monitor.begin(run.name(), study, run.spec());
    }

    @Override
    public void runEnded(PlannedRun run, RunRecord record) {
        monitor.count(record.status());
        ended(run);
    }

    @Override
    public void runFailed(PlannedRun run, Throwable cause) {
        monitor.count(RunStatus.FAILED);
        ended(run);
    }

    @Override
    public synchronized void runElsewhere(PlannedRun run) {
        notStarted = Math.max(0, notStarted - 1);
    }

    @Override
    public void runLost(PlannedRun run, ClaimLostException cause) {
        monitor.runTrained(run.name());
        LogMark.clear();
    }

    @Override
    public void runTested(PlannedRun run) {
        monitor.enter(Phase.TESTING);
    }

    private void ended(PlannedRun run) {
        synchronized (this) {
            ended++;
        }
        monitor.runTrained(run.name());
        LogMark.clear();
    }

    /** Returns one of the study's runs with the progress and remaining time of the whole study. */
    synchronized RunProgress whole(RunProgress shown, List<WatchedRun> active) {
        double progress = ended;
        double left = 0;
        double whole = 0;
        for (WatchedRun run : active) {
            RunProgress own = run.progress();
            double ownLeft = own.etaSeconds() == null ? Double.NaN : own.etaSeconds();
            progress += own.progress();
            left += ownLeft;
            whole += ownLeft + run.secondsSinceBegun();
        }
        // Assumes that the remaining runs take as long as the active ones, with as many at the same time.
        @Nullable
        Double eta = active.isEmpty()
                ? null
                : WatchedRun.finite((left + notStarted * whole / active.size()) / active.size());
        return shown.within(runs == 0 ? 0 : Math.min(1, progress / runs), eta);
    }
}
