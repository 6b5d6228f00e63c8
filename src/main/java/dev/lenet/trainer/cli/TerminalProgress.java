package dev.lenet.trainer.cli;

import dev.lenet.trainer.app.Pace;
import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.training.IterationProgress;
import dev.lenet.trainer.training.TrainingListener;
import java.util.List;
import java.util.function.LongSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Shows one run on the console: a line per epoch and, on a terminal, a bar with loss, accuracy, images/s and time left.
 */
public final class TerminalProgress implements TrainingListener, AutoCloseable {

    /** Ten times a second: smooth to the eye, and negligible compared with training. */
    private static final long REDRAW_NANOS = 100_000_000;

    private static final int BAR_WIDTH = 10;

    private final Console console;
    private final LongSupplier nanoTime;
    private long nextDraw;
    private boolean begun;
    private Pace pace = new Pace();
    private EpochLines lines = new EpochLines(1, KeptEpoch.BEST, TerminalWidth.USUAL);

    /**
     * Creates a view of a run.
     *
     * @param console where to show it
     */
    public TerminalProgress(Console console) {
        this(console, System::nanoTime);
    }

    TerminalProgress(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.nextDraw = nanoTime.getAsLong();
    }

    @Override
    public void runStarted(RunSpec spec, int trainingImages, int validationImages) {
        pace = new Pace();
        int epochs = spec.recipe().epochs();
        lines = new EpochLines(epochs, spec.recipe().keep(), console.width());
        console.print(Text.format(
                "Training %s on %s: %,d training and %,d validation images, %s, batch size %,d, seed %d",
                spec.variant().name(),
                spec.data().dataset(),
                trainingImages,
                validationImages,
                Text.count(epochs, "epoch"),
                spec.recipe().batchSize(),
                spec.seed()));
        console.out().println(lines.heading());
        begun = true;
    }

    @Override
    public void runResumed(List<EpochMetrics> history) {
        history.forEach(pace::count);
        console.out().println(Text.format("Resumed after epoch %,d", history.size()));
    }

    @Override
    public void iterationFinished(IterationProgress progress) {
        if (!console.isLive()) {
            return;
        }
        long now = nanoTime.getAsLong();
        // A difference, because nanoTime may overflow.
        if (now - nextDraw >= 0) {
            nextDraw = now + REDRAW_NANOS;
            console.status(line(progress, pace.secondsLeft(progress), room(console)));
        }
    }

    @Override
    public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
        pace.count(metrics);
        // The bar is not redrawn below this line, because it shows the finished epoch.
        console.status("");
        boolean marked = lines.marks(best);
        console.print(lines.of(metrics, marked), EpochLines.fields(metrics, marked));
    }

    /** Leaves out the last column, where a terminal would break the line. */
    static int room(Console console) {
        return console.width() - 1;
    }

    /** Erases the bar, and ends the table if there is one. */
    @Override
    public void close() {
        console.status("");
        if (begun) {
            console.out().println(lines.legend());
        }
    }

    /**
     * Formats the bar and the figures that fit beside it. Speed and time left are the most important.
     *
     * @param width number of characters that fit
     */
    static String line(IterationProgress progress, double secondsLeft, int width) {
        int filled = (int) (Pace.share(progress) * BAR_WIDTH);
        String bar =
                "=".repeat(filled) + (filled < BAR_WIDTH ? ">" : "") + " ".repeat(Math.max(0, BAR_WIDTH - filled - 1));
        return new StatusLine()
                .with(Text.format("epoch %d/%d", progress.epoch(), progress.epochs()), 4)
                .with("[" + bar + "]", 1)
                .with(Text.format("%,.0f images/s", progress.imagesPerSecond()), 5)
                .with(Text.duration(secondsLeft) + " left", 6)
                .with("loss " + EpochLines.loss(progress.loss()), 2)
                .with(Text.format("accuracy %.1f%%", 100 * progress.accuracy()), 3)
                .render(width);
    }
}
