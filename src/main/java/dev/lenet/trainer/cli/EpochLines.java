package dev.lenet.trainer.cli;

import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** Formats a run's epochs as the lines of a table, with a heading and a legend. */
final class EpochLines {

    private final int epochs;
    private final KeptEpoch keep;
    private final int width;

    /**
     * Creates the lines of one run.
     *
     * @param epochs number of epochs of the whole run
     * @param keep which epoch is kept
     * @param width number of characters that fit in a line
     */
    EpochLines(int epochs, KeptEpoch keep, int width) {
        this.epochs = epochs;
        this.keep = keep;
        this.width = width;
    }

    /** Returns the line below the table, which explains the figures. */
    String legend() {
        return (keep == KeptEpoch.BEST ? "* best so far, the first if tied." : "The last epoch is kept.")
                + " Training: running average, dropout active.";
    }

    /** Whether an epoch is marked if it is the best so far; nothing is, if the last epoch is kept. */
    boolean marks(boolean best) {
        return best && keep == KeptEpoch.BEST;
    }

    /** Returns the line above the table. */
    String heading() {
        return line("epoch", "train loss", "accuracy", "val. loss", "accuracy", "time", "images/s", "");
    }

    /**
     * Formats an epoch.
     *
     * @param metrics the epoch's metrics
     * @param best whether to mark it as the best so far
     */
    String of(EpochMetrics metrics, boolean best) {
        String digits = String.valueOf(epochs);
        return line(
                Text.format("epoch %s/%s", right(String.valueOf(metrics.epoch()), digits.length()), digits),
                loss(metrics.trainLoss()),
                percent(metrics.trainAccuracy()),
                loss(metrics.validationLoss()),
                percent(metrics.validationAccuracy()),
                Text.format("%.1f s", metrics.seconds()),
                Text.format("%,.0f", metrics.imagesPerSecond()),
                best ? "*" : "");
    }

    /** Returns the same figures as log fields; {@code loss} and {@code accuracy} are those of training. */
    static Map<String, Object> fields(EpochMetrics metrics, boolean best) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("epoch", metrics.epoch());
        fields.put("loss", metrics.trainLoss());
        fields.put("accuracy", metrics.trainAccuracy());
        fields.put("validationLoss", metrics.validationLoss());
        fields.put("validationAccuracy", metrics.validationAccuracy());
        fields.put("learningRate", metrics.learningRate());
        fields.put("seconds", metrics.seconds());
        fields.put("imagesPerSecond", metrics.imagesPerSecond());
        fields.put("best", best);
        return fields;
    }

    /** The mark directly follows the accuracy that it refers to. */
    private String line(
            String epoch,
            String trainLoss,
            String trainAccuracy,
            String validationLoss,
            String validationAccuracy,
            String time,
            String rate,
            String mark) {
        int epochWidth = "epoch /".length() + 2 * String.valueOf(epochs).length();
        return new StatusLine()
                .with(epoch + " ".repeat(Math.max(0, epochWidth - epoch.length())), 7)
                .with(right(trainLoss, 10), 3)
                .with(right(trainAccuracy, 8), 4)
                .with(right(validationLoss, 9), 5)
                .with(right(validationAccuracy, 8) + (mark.isEmpty() ? " " : mark), 6)
                .with(right(time, 7), 2)
                .with(right(rate, 8), 1)
                .render(width)
                .stripTrailing();
    }

    static String loss(double loss) {
        return loss < 1000 ? Text.fixed(loss, 4) : Text.format("%.3e", loss);
    }

    static String percent(double fraction) {
        return Text.format("%.2f%%", 100 * fraction);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
