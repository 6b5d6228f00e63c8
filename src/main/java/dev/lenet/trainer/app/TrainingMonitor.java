package dev.lenet.trainer.app;

import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.study.StudyListener;
import dev.lenet.trainer.training.TrainingListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows what is under way, for all who ask from other threads. Hears of it as any listener does; a training step costs it well
 * under a microsecond.
 */
@Component
public class TrainingMonitor implements WorkListener {

    private final StopSignal stop;
    private final Map<Variant, VariantFigures> figures = new EnumMap<>(Variant.class);
    private final List<WatchedRun> active = new CopyOnWriteArrayList<>();

    private volatile WorkState state = WorkState.IDLE;
    private volatile @Nullable String failure;
    private volatile @Nullable WatchedStudy study;
    private volatile @Nullable WatchedRun shown;

    /**
     * Makes a monitor of nothing.
     *
     * @param stop tells of requests to stop
     */
    public TrainingMonitor(StopSignal stop) {
        this.stop = stop;
        Arrays.stream(Variant.values()).forEach(variant -> figures.put(variant, new VariantFigures()));
    }

    /** Work of any kind begins. */
    public void workBegins() {
        active.clear();
        study = null;
        shown = null;
        failure = null;
        state = WorkState.RUNNING;
    }

    @Override
    public TrainingListener runStarts(String run, RunSpec spec) {
        return begin(run, null, spec);
    }

    @Override
    public StudyListener studyStarts(String name) {
        WatchedStudy watched = new WatchedStudy(name, this);
        study = watched;
        return watched;
    }

    /**
     * The work is over.
     *
     * @param how COMPLETED, STOPPED or FAILED
     * @param reason why it failed, for people; null if it did not
     */
    public void workEnded(RunStatus how, @Nullable String reason) {
        active.clear();
        failure = reason;
        state = WorkState.valueOf(how.name());
    }

    /** A run begins. */
    TrainingListener begin(String run, @Nullable String itsStudy, RunSpec spec) {
        Variant variant = spec.variant();
        WatchedRun watched =
                new WatchedRun(run, itsStudy, variant, spec.recipe().epochs(), figures(variant));
        active.add(watched);
        shown = active.get(0);
        return watched;
    }

    @Override
    public void runTrained(String run) {
        active.removeIf(watched -> watched.run().equals(run));
        active.stream().limit(1).forEach(first -> shown = first);
    }

    /**
     * What is under way now.
     *
     * @return figures of one moment, or of two within the same step
     */
    public TrainingSnapshot snapshot() {
        WorkState now = state;
        WatchedRun first = shown;
        WatchedStudy whole = study;
        List<WatchedRun> runs = List.copyOf(active);
        RunProgress told = first == null ? null : first.progress();
        if (told != null && whole != null) {
            told = whole.whole(told, runs);
        }
        return new TrainingSnapshot(
                now == WorkState.RUNNING && stop.getAsBoolean() ? WorkState.STOPPING : now,
                told,
                failure,
                runs.stream().map(WatchedRun::progress).toList());
    }

    /**
     * The longest time that a run which should be doing steps has done none. Loading, validation, evaluation and drawing do
     * not count.
     *
     * @return zero or more
     */
    public Duration silence() {
        double seconds =
                active.stream().mapToDouble(WatchedRun::silentSeconds).max().orElse(0);
        return Duration.ofMillis((long) (seconds * 1000));
    }

    /**
     * The figures of a variant's runs.
     *
     * @param variant which
     * @return always the same object for the same variant, kept up to date
     */
    public VariantFigures figures(Variant variant) {
        VariantFigures own = figures.get(variant);
        if (own == null) {
            throw new IllegalStateException("no figures of " + variant);
        }
        return own;
    }

    /**
     * All variants, with or without runs.
     *
     * @return in the order of the study
     */
    public Collection<Variant> variants() {
        return figures.keySet();
    }
}
