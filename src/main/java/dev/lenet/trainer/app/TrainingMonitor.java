package dev.lenet.trainer.app;

import dev.lenet.trainer.model.Variants;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.study.StudyListener;
import dev.lenet.trainer.training.TrainingListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tracks the work under way and lets other threads query it. It is a listener like any other; a training step costs it well
 * under a microsecond.
 */
@Component
public class TrainingMonitor implements WorkListener {

    private final StopSignal stop;
    private final Map<String, VariantFigures> figures = new ConcurrentHashMap<>();
    private final List<String> variants;
    private final List<WatchedRun> active = new CopyOnWriteArrayList<>();

    private final Map<RunStatus, LongAdder> ended = new EnumMap<>(RunStatus.class);

    private volatile WorkState state = WorkState.IDLE;
    private volatile @Nullable Phase phase;
    private volatile @Nullable String failure;
    private volatile @Nullable WatchedStudy study;
    private volatile @Nullable WatchedRun shown;

    /**
     * Creates an idle monitor.
     *
     * @param stop knows of requests to stop
     * @param variants all variants that can be trained
     */
    public TrainingMonitor(StopSignal stop, Variants variants) {
        this.stop = stop;
        this.variants = variants.names();
        Arrays.stream(RunStatus.values()).forEach(status -> ended.put(status, new LongAdder()));
    }

    /** Records that work of any kind begins. */
    public void workBegins() {
        active.clear();
        study = null;
        shown = null;
        failure = null;
        phase = Phase.LOADING;
        state = WorkState.RUNNING;
    }

    /**
     * Records that work on a queued run begins, whose images may not be loaded yet.
     *
     * @param run its name
     * @param spec its spec
     */
    void workBegins(String run, RunSpec spec) {
        workBegins();
        begin(run, null, spec);
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
     * Records that the work is over.
     *
     * @param how COMPLETED, STOPPED or FAILED
     * @param reason why it failed, for the user; null if it did not
     */
    public void workEnded(RunStatus how, @Nullable String reason) {
        if (study == null && shown != null) {
            count(how);
        }
        active.clear();
        failure = reason;
        phase = null;
        state = WorkState.valueOf(how.name());
    }

    /** Records that a run begins, and returns its listener. */
    TrainingListener begin(String run, @Nullable String itsStudy, RunSpec spec) {
        String variant = spec.variant().name();
        WatchedRun watched =
                new WatchedRun(run, itsStudy, variant, spec.recipe().epochs(), figures(variant), this);
        active.removeIf(before -> before.run().equals(run));
        active.add(watched);
        shown = active.get(0);
        return watched;
    }

    /** Counts a run that has ended, alone or in a study. */
    void count(RunStatus how) {
        ended(how).increment();
    }

    /**
     * Returns the number of runs that have ended since the process started, including those of studies.
     *
     * @param how COMPLETED, STOPPED or FAILED
     * @return at least 0
     */
    public long runsEnded(RunStatus how) {
        return ended(how).sum();
    }

    private LongAdder ended(RunStatus how) {
        return Objects.requireNonNull(ended.get(how));
    }

    @Override
    public void mapping(String run, int points, int iteration) {
        enter(Phase.MAPPING);
    }

    @Override
    public void drawing(String name) {
        enter(Phase.REPORTING);
    }

    /** Records that the work enters its next phase. */
    void enter(Phase next) {
        phase = next;
    }

    @Override
    public void runTrained(String run) {
        active.removeIf(watched -> watched.run().equals(run));
        active.stream().limit(1).forEach(first -> shown = first);
    }

    /**
     * Returns the work under way now.
     *
     * @return figures of one moment, or of two moments within the same step
     */
    public TrainingSnapshot snapshot() {
        WorkState now = state;
        Phase part = phase;
        WatchedRun first = shown;
        WatchedStudy whole = study;
        List<WatchedRun> runs = List.copyOf(active);
        RunProgress told = first == null ? null : first.progress();
        if (told != null && whole != null) {
            told = whole.whole(told, runs);
        }
        return new TrainingSnapshot(
                now == WorkState.RUNNING && stop.getAsBoolean() ? WorkState.STOPPING : now,
                part,
                whole == null ? null : whole.study(),
                told,
                failure,
                runs.stream().map(WatchedRun::progress).toList());
    }

    /**
     * Returns the longest time since the last training step of any run that should be doing steps. Loading, validation,
     * evaluation and drawing do not count.
     *
     * @return zero or more
     */
    public Duration silence() {
        double seconds =
                active.stream().mapToDouble(WatchedRun::silentSeconds).max().orElse(0);
        return Duration.ofMillis((long) (seconds * 1000));
    }

    /**
     * Returns the figures of a variant's runs.
     *
     * @param variant its name
     * @return the same object for the same variant, kept up to date
     */
    public VariantFigures figures(String variant) {
        return figures.computeIfAbsent(variant, name -> new VariantFigures());
    }

    /**
     * Returns the names of all variants, with or without runs.
     *
     * @return the names, in the order of the study
     */
    public List<String> variants() {
        return variants;
    }
}
