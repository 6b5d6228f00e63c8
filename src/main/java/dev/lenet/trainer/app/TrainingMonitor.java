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
 * Knows what is under way, for all who ask from other threads. Hears of it as any listener does; a training step costs it well
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
     * Makes a monitor of nothing.
     *
     * @param stop tells of requests to stop
     * @param variants what can be trained
     */
    public TrainingMonitor(StopSignal stop, Variants variants) {
        this.stop = stop;
        this.variants = variants.names();
        Arrays.stream(RunStatus.values()).forEach(status -> ended.put(status, new LongAdder()));
    }

    /** Work of any kind begins. */
    public void workBegins() {
        active.clear();
        study = null;
        shown = null;
        failure = null;
        phase = Phase.LOADING;
        state = WorkState.RUNNING;
    }

    /**
     * Work on a run from the queue begins, which may not have its images yet.
     *
     * @param run its name
     * @param spec what decides it
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
     * The work is over.
     *
     * @param how COMPLETED, STOPPED or FAILED
     * @param reason why it failed, for people; null if it did not
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

    /** A run begins. */
    TrainingListener begin(String run, @Nullable String itsStudy, RunSpec spec) {
        String variant = spec.variant().name();
        WatchedRun watched =
                new WatchedRun(run, itsStudy, variant, spec.recipe().epochs(), figures(variant), this);
        active.removeIf(before -> before.run().equals(run));
        active.add(watched);
        shown = active.get(0);
        return watched;
    }

    /** A run has ended, alone or in a study. */
    void count(RunStatus how) {
        ended(how).increment();
    }

    /**
     * How many runs have ended since the process began, those of studies included.
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

    /** The work goes on to its next part. */
    void enter(Phase next) {
        phase = next;
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
     * @param variant its name
     * @return always the same object for the same variant, kept up to date
     */
    public VariantFigures figures(String variant) {
        return figures.computeIfAbsent(variant, name -> new VariantFigures());
    }

    /**
     * The names of all variants, with or without runs.
     *
     * @return in the order of the study
     */
    public List<String> variants() {
        return variants;
    }
}
