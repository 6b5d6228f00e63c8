package dev.lenet.trainer.store;

import dev.lenet.trainer.evaluation.tsne.EmbeddedPoints;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * {@code tsne.csv}: one line per image, so that the map can be drawn again without the network. Coordinates are written in full
 * precision and read back exactly.
 */
public final class TsneCsv {

    /** The file's name in a run's folder. */
    public static final String FILE = "tsne.csv";

    private static final List<String> COLUMNS = List.of("index", "x", "y", "actual", "predicted");

    private TsneCsv() {}

    /**
     * Writes the points of a map, or replaces those of an older one.
     *
     * @param file the file to write
     * @param points the points to write
     * @throws StoreException if the disk is full or the folder cannot be written; the file is then unchanged
     */
    public static void write(Path file, EmbeddedPoints points) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append('\n');
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
     * @param file the file to read
     * @param images how many images the test set has, each of which is on the map at most once
     * @param classes how many classes there are
     * @return the points in the order of the lines
     * @throws StoreException if the file is missing, cannot be read or is damaged
     */
    public static EmbeddedPoints read(Path file, int images, int classes) {
        EmbeddedPoints points = new EmbeddedPoints(
                new int[images], new float[images], new float[images], new int[images], new int[images]);
        BitSet seen = new BitSet(images);
        CsvTable.read(
                file,
                images,
                COLUMNS,
                row -> {
                    int i = row.index();
                    int image = row.wholeNumber("index", 0, images - 1);
                    if (seen.get(image)) {
                        throw row.wrong("index", "an image that no line before has");
                    }
                    seen.set(image);
                    points.index()[i] = image;
                    points.x()[i] = (float) row.number("x", -Float.MAX_VALUE, Float.MAX_VALUE);
                    points.y()[i] = (float) row.number("y", -Float.MAX_VALUE, Float.MAX_VALUE);
                    points.actual()[i] = row.wholeNumber("actual", 0, classes - 1);
                    points.predicted()[i] = row.wholeNumber("predicted", 0, classes - 1);
                },
                (what, cause) -> new StoreException(
                        Text.format(
                                "the t-SNE points in %s cannot be used: %s. Evaluate the run again with --evaluate=NAME to rewrite them.",
                                file, what),
                        cause));
        int size = seen.cardinality();
        return new EmbeddedPoints(
                Arrays.copyOf(points.index(), size),
                Arrays.copyOf(points.x(), size),
                Arrays.copyOf(points.y(), size),
                Arrays.copyOf(points.actual(), size),
                Arrays.copyOf(points.predicted(), size));
    }
}
