package dev.lenet.trainer.store;

import dev.lenet.trainer.evaluation.tsne.EmbeddedPoints;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code tsne.csv}: one line an image, so that the map can be drawn again without the network. Coordinates are written in
 * full; what is read back equals what was written.
 */
public final class TsneCsv {

    /** The file's name in a run's folder. */
    public static final String FILE = "tsne.csv";

    static final String HEADER = "index,x,y,actual,predicted";

    private TsneCsv() {}

    /**
     * Writes the points of a map, or replaces those of an older one.
     *
     * @param file where to
     * @param points what to write
     * @throws StoreException if the disk is full or the folder cannot be written; the file is then as it was
     */
    public static void write(Path file, EmbeddedPoints points) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < points.size(); i++) {
            csv.append(points.index()[i])
                    .append(',')
                    .append(points.x()[i])
                    .append(',')
                    .append(points.y()[i])
                    .append(',')
                    .append(points.actual()[i])
                    .append(',')
                    .append(points.predicted()[i])
                    .append('\n');
        }
        AtomicFiles.writeText(file, csv.toString());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param file where from
     * @return the points in the order of the lines
     * @throws StoreException if the file is missing, cannot be read or is damaged
     */
    public static EmbeddedPoints read(Path file) {
        CsvText.Problem problem = (what, cause) -> unusable(file, what, cause);
        try {
            return CsvText.read(file, lines -> parse(file, CsvText.rows(lines, HEADER, problem)), problem);
        } catch (IOException e) {
            throw unusable(file, "it cannot be read, " + e, e);
        }
    }

    private static EmbeddedPoints parse(Path file, List<String> rows) {
        int size = rows.size();
        EmbeddedPoints points =
                new EmbeddedPoints(new int[size], new float[size], new float[size], new int[size], new int[size]);
        for (int i = 0; i < size; i++) {
            parse(file, rows.get(i), i, points);
        }
        return points;
    }

    private static void parse(Path file, String line, int i, EmbeddedPoints points) {
        String[] cells = line.split(",", -1);
        NumberFormatException cause = null;
        try {
            if (cells.length == 5) {
                points.index()[i] = Integer.parseInt(cells[0]);
                points.x()[i] = Float.parseFloat(cells[1]);
                points.y()[i] = Float.parseFloat(cells[2]);
                points.actual()[i] = Integer.parseInt(cells[3]);
                points.predicted()[i] = Integer.parseInt(cells[4]);
                return;
            }
        } catch (NumberFormatException e) {
            cause = e;
        }
        throw unusable(file, Text.format("line %d is \"%s\", expected five numbers", i + 2, line), cause);
    }

    private static StoreException unusable(Path file, String what, @Nullable Exception cause) {
        String message = Text.format(
                "the t-SNE points in %s cannot be used: %s. Evaluate the run again with --evaluate=NAME to write them anew.",
                file, what);
        return CsvText.exception(message, cause);
    }
}
