package dev.lenet.trainer.cli;

import dev.lenet.trainer.app.Pace;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.training.IterationProgress;
import dev.lenet.trainer.training.TrainingListener;
import java.util.List;
import java.util.function.LongSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Shows one run on the console: a line an epoch and, on a terminal, a bar with loss, accuracy, images/s and time left.
 */
public final class TerminalProgress implements TrainingListener, AutoCloseable {

    /** Ten times a second: smooth to the eye, and nothing beside a training step. */
    private static final long REDRAW_NANOS = 100_000_000;

    private static final int BAR_WIDTH = 10;

    private final Console console;
    private final LongSupplier nanoTime;
    private long nextDraw;
    private Pace pace = new Pace();
    private int epochs;

    /**
     * Shows a run.
     *
     * @param console where
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
        epochs = spec.recipe().epochs();
        pace = new Pace();
        console.out()
                .println(Text.format(
                        "Training %s on %s: %,d training and %,d validation images, %s, batch size %,d, seed %d",
                        spec.variant().name(),
                        spec.data().dataset(),
                        trainingImages,
                        validationImages,
                        Text.count(epochs, "epoch"),
                        spec.recipe().batchSize(),
                        spec.seed()));
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
            console.status(line(progress, pace.secondsLeft(progress)));
        }
    }

    @Override
    public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
        pace.count(metrics);
        // Not drawn again below this line: the bar shows an epoch that is over.
        console.status("");
        console.out().println(line(metrics, epochs, best));
    }

    /** Erases the bar. Needed where a run may end early. */
    @Override
    public void close() {
        console.status("");
    }

    static String line(IterationProgress progress, double secondsLeft) {
        int filled = (int) (Pace.share(progress) * BAR_WIDTH);
        String bar =
                "=".repeat(filled) + (filled < BAR_WIDTH ? ">" : "") + " ".repeat(Math.max(0, BAR_WIDTH - filled - 1));
        return Text.format(
                "epoch %d/%d [%s] loss %.4f, accuracy %.1f%%, %,.0f images/s, %s left",
                progress.epoch(),
                progress.epochs(),
                bar,
                progress.loss(),
                100 * progress.accuracy(),
                progress.imagesPerSecond(),
                Text.duration(secondsLeft));
    }

    static String line(EpochMetrics metrics, int epochs, boolean best) {
        int digits = String.valueOf(epochs).length();
        String epoch = String.valueOf(metrics.epoch());
        return Text.format(
                "epoch %s%s/%d: loss %.4f, accuracy %.2f%%; validation loss %.4f, accuracy %.2f%%; %.1f s, %,.0f images/s%s",
                " ".repeat(digits - epoch.length()),
                epoch,
                epochs,
                metrics.trainLoss(),
                100 * metrics.trainAccuracy(),
                metrics.validationLoss(),
                100 * metrics.validationAccuracy(),
                metrics.seconds(),
                metrics.imagesPerSecond(),
                best ? "; best so far" : "");
    }
}
