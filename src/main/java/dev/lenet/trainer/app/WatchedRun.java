package dev.lenet.trainer.app;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.training.IterationProgress;
import dev.lenet.trainer.training.TrainingListener;
import java.time.Instant;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * An active run: updated by the thread that trains it, read by any thread. A step costs only a few volatile writes; the
 * snapshot for readers is built on demand.
 */
final class WatchedRun implements TrainingListener {

    /** What the run is doing; training steps are expected only in {@code STEPS}. */
    private enum Stage {
        BEFORE,
        STEPS,
        BETWEEN
    }

    private final String run;
    private final @Nullable String study;
    private final String variant;
    private final int epochs;
    private final VariantFigures figures;
    private final TrainingMonitor monitor;
    private final Pace pace = new Pace();
    private final long begunNanos = System.nanoTime();

    private volatile Stage stage = Stage.BEFORE;
    private volatile @Nullable IterationProgress last;
    private volatile @Nullable EpochMetrics metrics;
    private volatile long stepMillis;
    private volatile long stepNanos;
    private double epochSecondsSoFar;
    private int epochImagesSoFar;

    WatchedRun(
            String run,
            @Nullable String study,
            String variant,
            int epochs,
            VariantFigures figures,
            TrainingMonitor monitor) {
        this.run = run;
        this.study = study;
        this.variant = variant;
        this.epochs = epochs;
        this.figures = figures;
        this.monitor = monitor;
    }

    String run() {
        return run;
    }

    @Override
    public void runStarted(RunSpec spec, int trainingImages, int validationImages) {
        monitor.enter(Phase.TRAINING);
        stepNanos = System.nanoTime();
        stage = Stage.STEPS;
    }

    @Override
    public void evaluationStarted() {
        // In a study, other runs are still training.
        if (study == null) {
            monitor.enter(Phase.TESTING);
        }
    }

    @Override
    public void runResumed(List<EpochMetrics> history) {
        synchronized (pace) {
            history.forEach(pace::count);
        }
        metrics = history.get(history.size() - 1);
    }

    @Override
    public void iterationFinished(IterationProgress progress) {
        double seconds = progress.imagesDone() / progress.imagesPerSecond();
        figures.step(progress, progress.imagesDone() - epochImagesSoFar, Math.max(0, seconds - epochSecondsSoFar));
        epochImagesSoFar = progress.imagesDone();
        epochSecondsSoFar = seconds;
        stepMillis = System.currentTimeMillis();
        stepNanos = System.nanoTime();
        last = progress;
        if (progress.imagesDone() >= progress.imagesPerEpoch()) {
            stage = Stage.BETWEEN;
        }
    }

    @Override
    public void epochFinished(EpochMetrics finished, boolean best, MultiLayerNetwork network) {
        figures.epoch(finished);
        synchronized (pace) {
            pace.count(finished);
        }
        metrics = finished;
        epochImagesSoFar = 0;
        epochSecondsSoFar = 0;
        stepNanos = System.nanoTime();
        stage = finished.epoch() < epochs ? Stage.STEPS : Stage.BETWEEN;
    }

    /** Returns the seconds since the last step while steps are expected; 0 otherwise. */
    double silentSeconds() {
        return stage == Stage.STEPS ? (System.nanoTime() - stepNanos) / 1e9 : 0;
    }

    double secondsSinceBegun() {
        return (System.nanoTime() - begunNanos) / 1e9;
    }

    RunProgress progress() {
        IterationProgress now = last;
        EpochMetrics finished = metrics;
        if (now == null) {
            return new RunProgress(run, study, variant, null, epochs, 0, null, null, null, null, finished, null);
        }
        double left;
        synchronized (pace) {
            left = pace.secondsLeft(now);
        }
        return new RunProgress(
                run,
                study,
                variant,
                now.epoch(),
                epochs,
                (now.epoch() - 1 + Pace.share(now)) / epochs,
                left > 0 ? finite(left) : null,
                finite(now.imagesPerSecond()),
                finite(now.loss()),
                finite(now.accuracy()),
                finished,
                Instant.ofEpochMilli(stepMillis));
    }

    /** Returns null for infinity and NaN, which JSON cannot express. */
    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
