package dev.lenet.trainer.cli;

import dev.lenet.trainer.app.Pace;
import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.ClaimLostException;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.study.PlannedRun;
import dev.lenet.trainer.study.StudyListener;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.training.IterationProgress;
import dev.lenet.trainer.training.TrainingListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Shows a study on the console: a line for each finished run and, on a terminal, a status of the whole study and each active
 * run below them. Where nothing can be redrawn, it prints a line per epoch instead.
 */
final class StudyProgress implements StudyListener, AutoCloseable {

    private static final long REDRAW_NANOS = 200_000_000;

    /** Few enough for the status to fit on any terminal. */
    private static final int MOST_LINES = 12;

    /** Names of claimed runs in a line. */
    private static final int MOST_NAMES = 3;

    private final Console console;
    private final LongSupplier nanoTime;
    private final Map<String, AtWork> atWork = new LinkedHashMap<>();
    private long nextDraw;
    private int runs;
    private int ended;
    private int notStarted;
    private int nameWidth;

    StudyProgress(Console console) {
        this(console, System::nanoTime);
    }

    StudyProgress(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.nextDraw = nanoTime.getAsLong();
    }

    @Override
    public synchronized void studyStarted(List<PlannedRun> all, List<PlannedRun> toRun) {
        runs = all.size();
        notStarted = toRun.size();
        ended = runs - notStarted;
        nameWidth = all.stream().mapToInt(run -> run.name().length()).max().orElse(0);
        console.out()
                .printf(
                        Locale.ROOT,
                        "Study of %s%s%n",
                        Text.count(runs, "run"),
                        ended == 0 ? "" : Text.format("; %d completed before", ended));
    }

    @Override
    public synchronized TrainingListener runStarts(PlannedRun run) {
        AtWork begun = new AtWork(run.name());
        atWork.put(run.name(), begun);
        notStarted = Math.max(0, notStarted - 1);
        return begun;
    }

    @Override
    public synchronized void runEnded(PlannedRun run, RunRecord record) {
        boolean completed = record.status() == RunStatus.COMPLETED;
        Double validation = record.best().validationAccuracy();
        leave(
                run,
                completed,
                validation == null
                        ? "stopped before its first epoch ended"
                        : Text.format(
                                "%s, validation %.2f%% in epoch %d, %s",
                                completed ? "done" : "stopped",
                                100 * validation,
                                record.best().bestEpoch(),
                                Text.duration(
                                        record.times().seconds() == null
                                                ? Double.NaN
                                                : record.times().seconds())));
    }

    @Override
    public synchronized void runFailed(PlannedRun run, Throwable cause) {
        leave(run, true, "FAILED: " + (cause.getMessage() == null ? cause : cause.getMessage()));
    }

    @Override
    public synchronized void runElsewhere(PlannedRun run) {
        notStarted = Math.max(0, notStarted - 1);
    }

    @Override
    public synchronized void studyWaits(List<PlannedRun> claimed, Duration longest) {
        String names = claimed.stream().map(PlannedRun::name).limit(MOST_NAMES).collect(Collectors.joining(", "));
        console.print(Text.format(
                "Waiting up to %d s for a sign of life from the processes that have claimed %s%s.",
                longest.toSeconds(), names, claimed.size() > MOST_NAMES ? ", …" : ""));
    }

    @Override
    public synchronized void runLost(PlannedRun run, ClaimLostException cause) {
        leave(run, false, String.valueOf(cause.getMessage()));
    }

    @Override
    public synchronized void runTested(PlannedRun run) {
        console.status("testing " + run.name());
    }

    /** Erases the status. Needed if a study may end early. */
    @Override
    public synchronized void close() {
        console.status("");
    }

    private void leave(PlannedRun run, boolean counts, String how) {
        atWork.remove(run.name());
        ended += counts ? 1 : 0;
        // The next step of another run redraws it.
        console.status("");
        console.print(Text.format("[%d/%d] %s  %s", ended, runs, padded(run.name()), how));
    }

    private void draw() {
        long now = nanoTime.getAsLong();
        if (!console.isLive() || now - nextDraw < 0) {
            return;
        }
        nextDraw = now + REDRAW_NANOS;
        List<AtWork> working =
                atWork.values().stream().filter(run -> !run.line.isEmpty()).toList();
        String lines = working.stream()
                .limit(MOST_LINES)
                .map(run -> "\n" + padded(run.name) + "  " + run.line)
                .collect(Collectors.joining());
        console.status(
                Text.format("study: %d of %d runs done, %s left", ended, runs, Text.duration(secondsLeft(working)))
                        + lines);
    }

    /** Assumes that the remaining runs take as long as the active ones, with as many at the same time. */
    private double secondsLeft(List<AtWork> working) {
        double left = working.stream().mapToDouble(run -> run.secondsLeft).sum();
        double whole =
                working.stream().mapToDouble(run -> run.secondsWhole).average().orElse(Double.NaN);
        return (left + notStarted * whole) / working.size();
    }

    private String padded(String name) {
        return name + " ".repeat(Math.max(0, nameWidth - name.length()));
    }

    /** An active run. Its own thread updates it; any thread may draw it. */
    private final class AtWork implements TrainingListener {

        private final String name;
        private final Pace pace = new Pace();
        private final long started = nanoTime.getAsLong();
        private EpochLines lines = new EpochLines(1, KeptEpoch.BEST, TerminalWidth.USUAL);
        private int epochs;
        private String line = "";
        private double secondsLeft;
        private double secondsWhole;

        AtWork(String name) {
            this.name = name;
        }

        @Override
        public void runStarted(RunSpec spec, int trainingImages, int validationImages) {
            epochs = spec.recipe().epochs();
            lines = new EpochLines(epochs, spec.recipe().keep(), TerminalWidth.USUAL);
        }

        @Override
        public void iterationFinished(IterationProgress progress) {
            if (!console.isLive()) {
                return;
            }
            synchronized (StudyProgress.this) {
                secondsLeft = pace.secondsLeft(progress);
                secondsWhole = secondsLeft + (nanoTime.getAsLong() - started) / 1e9;
                line = TerminalProgress.line(progress, secondsLeft, TerminalProgress.room(console) - nameWidth - 2);
                draw();
            }
        }

        @Override
        public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
            synchronized (StudyProgress.this) {
                pace.count(metrics);
                if (!console.isLive()) {
                    boolean marked = lines.marks(best);
                    console.print(
                            Text.format(
                                    "%s  epoch %d/%d, validation %s, loss %s, %.1f s%s",
                                    padded(name),
                                    metrics.epoch(),
                                    epochs,
                                    EpochLines.percent(metrics.validationAccuracy()),
                                    EpochLines.loss(metrics.validationLoss()),
                                    metrics.seconds(),
                                    marked ? ", best so far" : ""),
                            EpochLines.fields(metrics, marked));
                }
            }
        }
    }
}
