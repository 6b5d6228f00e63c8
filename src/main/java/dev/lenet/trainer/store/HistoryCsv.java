package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code history.csv}: one line an epoch, accuracies as fractions. */
final class HistoryCsv {

    static final String FILE = "history.csv";
    static final String HEADER = "epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy,"
            + "seconds,images_per_second";

    private static final int COLUMNS = 8;

    /** Some four million epochs. */
    private static final long MOST_BYTES = 512L << 20;
    /** The longest text of a double has 24 characters; times have 3 digits after the point and no exponent. */
    private static final long LONGEST_LINE = 256;

    private HistoryCsv() {}

    /** The most bytes that so many epochs take. */
    static long limit(long epochs) {
        return (epochs + 1) * LONGEST_LINE;
    }

    static String format(List<EpochMetrics> history) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        history.forEach(epoch -> csv.append(line(epoch)));
        return csv.toString();
    }

    /** Losses and accuracies in full, so that what is read back is what was measured. */
    static String line(EpochMetrics epoch) {
        return Text.format(
                "%d,%s,%s,%s,%s,%s,%.3f,%.1f\n",
                epoch.epoch(),
                epoch.learningRate(),
                epoch.trainLoss(),
                epoch.trainAccuracy(),
                epoch.validationLoss(),
                epoch.validationAccuracy(),
                epoch.seconds(),
                epoch.imagesPerSecond());
    }

    static List<EpochMetrics> read(Path file) {
        if (!PlainFiles.isThere(file)) {
            return List.of();
        }
        try {
            return CsvText.read(file, lines -> parse(file, lines), (what, cause) -> damaged(file, what, cause));
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads line by line, and keeps every line, or every second, fourth and so on, and the last. */
    static ThinnedHistory read(Path file, int most) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(PlainFiles.open(file, MOST_BYTES), StandardCharsets.UTF_8))) {
            CsvText.rows(
                    Stream.ofNullable(lines.readLine()).toList(), HEADER, (what, cause) -> damaged(file, what, cause));
            List<EpochMetrics> kept = new ArrayList<>();
            int step = 1;
            int read = 0;
            String last = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (read % step == 0) {
                    if (kept.size() == most) {
                        kept = everySecond(kept);
                        step *= 2;
                    }
                    if (read % step == 0) {
                        kept.add(parse(file, read + 2, line));
                    }
                }
                last = line;
                read++;
            }
            if (last != null && (read - 1) % step != 0) {
                kept = kept.size() == most ? everySecond(kept) : kept;
                kept.add(parse(file, read + 1, last));
            }
            return new ThinnedHistory(kept, read);
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static List<EpochMetrics> everySecond(List<EpochMetrics> epochs) {
        return IntStream.iterate(0, i -> i < epochs.size(), i -> i + 2)
                .mapToObj(epochs::get)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * Reads the first epochs of a table that may have more.
     *
     * @param file the table
     * @param epochs how many
     * @param sha256 what the header and their lines must have
     * @throws StoreException if they have not
     */
    static List<EpochMetrics> readFirst(Path file, int epochs, String sha256) {
        List<EpochMetrics> history = new ArrayList<>();
        MessageDigest digest = Sha256.digest();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(PlainFiles.open(file, Archive.MEMORY), StandardCharsets.US_ASCII))) {
            for (int number = 1; number <= epochs + 1; number++) {
                String line = lines.readLine();
                if (line == null) {
                    throw damaged(file, Text.format("it ends before epoch %d", epochs), null);
                }
                digest.update((line + "\n").getBytes(StandardCharsets.US_ASCII));
                if (number > 1) {
                    history.add(parse(file, number, line));
                }
            }
        } catch (IOException e) {
            throw damaged(file, PlainFiles.reason(e), e);
        }
        if (!Sha256.soFar(digest).equals(sha256)) {
            throw damaged(file, Text.format("its first %d epochs are not those of the checkpoint", epochs), null);
        }
        return history;
    }

    /** Reads lines that {@code file}, for messages, consists of. */
    static List<EpochMetrics> parse(Path file, List<String> lines) {
        List<EpochMetrics> history = new ArrayList<>();
        List<String> rows = CsvText.rows(lines, HEADER, (what, cause) -> damaged(file, what, cause));
        for (int i = 0; i < rows.size(); i++) {
            history.add(parse(file, i + 2, rows.get(i)));
        }
        return List.copyOf(history);
    }

    private static EpochMetrics parse(Path file, int number, String line) {
        String[] cells = line.split(",", -1);
        try {
            if (cells.length == COLUMNS) {
                double[] values = new double[COLUMNS];
                for (int i = 1; i < COLUMNS; i++) {
                    values[i] = Double.parseDouble(cells[i]);
                }
                return new EpochMetrics(
                        Integer.parseInt(cells[0]),
                        values[1],
                        values[2],
                        values[3],
                        values[4],
                        values[5],
                        values[6],
                        values[7]);
            }
        } catch (NumberFormatException e) {
            throw damaged(file, "line " + number + " is not eight numbers", e);
        }
        throw damaged(file, "line " + number + " is not eight numbers", null);
    }

    private static StoreException damaged(Path file, String what, @Nullable Exception cause) {
        String message = Text.format("%s is damaged: %s. Train again, or restore the file.", file, what);
        return CsvText.exception(message, cause);
    }
}
