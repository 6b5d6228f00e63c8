package dev.lenet.trainer.store;

import dev.lenet.trainer.evaluation.Predictions;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code test-predictions.csv}: one line per test image, so that mistakes can be shown and models compared image by image
 * without the networks. Confidences are written in full precision and read back exactly.
 */
public final class PredictionsCsv {

    /** The file's name in a run's folder. */
    public static final String FILE = "test-predictions.csv";

    private static final List<String> COLUMNS = List.of("index", "actual", "predicted", "confidence");

    private PredictionsCsv() {}

    /**
     * Writes predictions, or replaces older ones.
     *
     * @param file the file to write
     * @param predictions of every image of the test set, in its order
     * @throws StoreException if the disk is full or the folder cannot be written; the file is then unchanged
     */
    public static void write(Path file, Predictions predictions) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (int i = 0; i < predictions.size(); i++) {
            csv.append(i)
                    .append(',')
                    .append(predictions.actual()[i])
                    .append(',')
                    .append(predictions.predicted()[i])
                    .append(',')
                    .append(predictions.confidence()[i])
                    .append('\n');
        }
        AtomicFiles.writeText(file, csv.toString());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param file the file to read
     * @param images how many images the test set has
     * @param classes how many classes there are
     * @return the predictions in the order of the test set
     * @throws StoreException if the file is missing, cannot be read or does not hold a prediction for each image
     */
    public static Predictions read(Path file, int images, int classes) {
        Predictions predictions = new Predictions(new int[images], new int[images], new float[images]);
        int[] count = new int[1];
        CsvTable.read(
                file,
                images,
                COLUMNS,
                row -> {
                    int i = row.wholeNumber("index", row.index(), row.index());
                    predictions.actual()[i] = row.wholeNumber("actual", 0, classes - 1);
                    predictions.predicted()[i] = row.wholeNumber("predicted", 0, classes - 1);
                    predictions.confidence()[i] = (float) row.number("confidence", 0, 1);
                    count[0]++;
                },
                (what, cause) -> unusable(file, what, cause));
        if (count[0] != images) {
            throw unusable(
                    file, Text.format("it has %,d lines, but the test set has %,d images", count[0], images), null);
        }
        return predictions;
    }

    static StoreException unusable(Path file, String what, @Nullable Exception cause) {
        return new StoreException(
                Text.format(
                        "the test predictions in %s cannot be used: %s. Evaluate the run again with --evaluate=NAME to rewrite them.",
                        file, what),
                cause);
    }
}
