package dev.lenet.trainer.store;

import dev.lenet.trainer.evaluation.Predictions;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code test-predictions.csv}: one line a test image, so that mistakes can be shown and models compared image by image
 * without the networks. Confidences are written in full; what is read back equals what was written.
 */
public final class PredictionsCsv {

    /** The file's name in a run's folder. */
    public static final String FILE = "test-predictions.csv";

    static final String HEADER = "index,actual,predicted,confidence";

    private PredictionsCsv() {}

    /**
     * Writes predictions, or replaces older ones.
     *
     * @param file where to
     * @param predictions of every image of the test set, in its order
     * @throws StoreException if the disk is full or the folder cannot be written; the file is then as it was
     */
    public static void write(Path file, Predictions predictions) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
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
     * @param file where from
     * @return the predictions in the order of the test set
     * @throws StoreException if the file is missing, cannot be read or is damaged
     */
    public static Predictions read(Path file) {
        CsvText.Problem problem = (what, cause) -> unusable(file, what, cause);
        try {
            return CsvText.read(file, lines -> parse(file, CsvText.rows(lines, HEADER, problem)), problem);
        } catch (IOException e) {
            throw unusable(file, "it cannot be read, " + e, e);
        }
    }

    private static Predictions parse(Path file, List<String> rows) {
        int size = rows.size();
        Predictions predictions = new Predictions(new int[size], new int[size], new float[size]);
        for (int i = 0; i < size; i++) {
            parse(file, rows.get(i), i, predictions);
        }
        return predictions;
    }

    private static void parse(Path file, String line, int i, Predictions predictions) {
        String[] cells = line.split(",", -1);
        NumberFormatException cause = null;
        try {
            if (cells.length == 4 && Integer.parseInt(cells[0]) == i) {
                predictions.actual()[i] = Integer.parseInt(cells[1]);
                predictions.predicted()[i] = Integer.parseInt(cells[2]);
                predictions.confidence()[i] = Float.parseFloat(cells[3]);
                return;
            }
        } catch (NumberFormatException e) {
            cause = e;
        }
        throw unusable(
                file, Text.format("line %d is \"%s\", expected the index %d and three numbers", i + 2, line, i), cause);
    }

    private static StoreException unusable(Path file, String what, @Nullable Exception cause) {
        String message = Text.format(
                "the test predictions in %s cannot be used: %s. Evaluate the run again with --evaluate=NAME to write them anew.",
                file, what);
        return CsvText.exception(message, cause);
    }
}
