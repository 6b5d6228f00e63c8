package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code history.csv}: one line per epoch, accuracies as fractions. */
final class HistoryCsv {

    static final String FILE = "history.csv";

    /** More epochs than a run can have. */
    private static final int MOST_EPOCHS = 100_000;

    /** The longest double has 24 characters; times have 3 digits after the decimal point and no exponent. */
    private static final long LONGEST_LINE = 256;

    private static final double MOST = Double.MAX_VALUE;

    private static final List<String> COLUMNS = List.of(
            "epoch",
            "learning_rate",
            "train_loss",
            "train_accuracy",
            "validation_loss",
            "validation_accuracy",
            "seconds",
            "images_per_second");

    static final String HEADER = String.join(",", COLUMNS);

    private HistoryCsv() {}

    /** Returns the most bytes that this many epochs take. */
    static long limit(long epochs) {
        return (epochs + 1) * LONGEST_LINE;
    }

    static String format(List<EpochMetrics> history) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        history.forEach(epoch -> csv.append(line(epoch)));
        return csv.toString();
    }

    /** Formats losses and accuracies in full precision, so that they are read back exactly as measured. */
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

    /** Reads the finished epochs, numbered from 1 without gaps; none if there is no such file. */
    static List<EpochMetrics> read(Path file) {
        List<EpochMetrics> history = new ArrayList<>();
        if (PlainFiles.isThere(file)) {
            CsvTable.read(file, MOST_EPOCHS, COLUMNS, row -> history.add(epoch(row)), damage(file));
        }
        return List.copyOf(history);
    }

    /**
     * Reads every epoch, or every second, fourth and so on together with the last, so that memory stays bounded.
     *
     * @param most how many epochs to keep, at least 2
     */
    static ThinnedHistory read(Path file, int most) {
        Thinned thinned = new Thinned(most);
        CsvTable.read(file, MOST_EPOCHS, COLUMNS, row -> thinned.add(epoch(row)), damage(file));
        return thinned.history();
    }

    /** Collects epochs and keeps a limited number of them. */
    private static final class Thinned {

        private final int most;
        private List<EpochMetrics> kept = new ArrayList<>();
        private int step = 1;
        private int read;
        private @Nullable EpochMetrics last;

        Thinned(int most) {
            this.most = most;
        }

        void add(EpochMetrics epoch) {
            if (read % step == 0 && kept.size() == most) {
                halve();
            }
            if (read % step == 0) {
                kept.add(epoch);
            }
            last = epoch;
            read++;
        }

        private void halve() {
            kept = IntStream.iterate(0, i -> i < kept.size(), i -> i + 2)
                    .mapToObj(kept::get)
                    .collect(Collectors.toCollection(ArrayList::new));
            step *= 2;
        }

        ThinnedHistory history() {
            if (last != null && (read - 1) % step != 0) {
                if (kept.size() == most) {
                    halve();
                }
                kept.add(last);
            }
            return new ThinnedHistory(kept, read);
        }
    }

    /**
     * Reads the first epochs of a table that may have more.
     *
     * @param file the table
     * @param epochs how many epochs to read
     * @param sha256 the expected digest of the header and their lines
     * @throws StoreException if the digest differs
     */
    static List<EpochMetrics> readFirst(Path file, int epochs, String sha256) {
        StringBuilder first = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(PlainFiles.open(file, limit(MOST_EPOCHS)), StandardCharsets.US_ASCII))) {
            for (int number = 1; number <= epochs + 1; number++) {
                String line = lines.readLine();
                if (line == null) {
                    throw damage(file).of(Text.format("it ends before epoch %d", epochs), null);
                }
                first.append(line).append('\n');
            }
        } catch (IOException e) {
            throw damage(file).of(PlainFiles.reason(e), e);
        }
        byte[] csv = first.toString().getBytes(StandardCharsets.US_ASCII);
        if (!Sha256.of(csv).equals(sha256)) {
            throw damage(file).of(Text.format("its first %d epochs are not those of the checkpoint", epochs), null);
        }
        return parse(file, csv);
    }

    /** Reads consecutive epochs from memory, starting at any number; {@code file} is for messages. */
    static List<EpochMetrics> parse(Path file, byte[] csv) {
        List<EpochMetrics> history = new ArrayList<>();
        CsvTable.read(
                csv,
                MOST_EPOCHS,
                COLUMNS,
                row -> {
                    int least = history.isEmpty() ? 1 : history.get(0).epoch() + history.size();
                    history.add(epoch(row, least, history.isEmpty() ? MOST_EPOCHS : least));
                },
                damage(file));
        return List.copyOf(history);
    }

    private static EpochMetrics epoch(CsvTable.Row row) {
        return epoch(row, row.index() + 1, row.index() + 1);
    }

    private static EpochMetrics epoch(CsvTable.Row row, int least, int most) {
        return new EpochMetrics(
                row.wholeNumber("epoch", least, most),
                row.number("learning_rate", 0, MOST),
                row.number("train_loss", 0, MOST),
                row.number("train_accuracy", 0, 1),
                row.number("validation_loss", 0, MOST),
                row.number("validation_accuracy", 0, 1),
                row.number("seconds", 0, MOST),
                row.number("images_per_second", 0, MOST));
    }

    private static Damage damage(Path file) {
        return (what, cause) -> new StoreException(
                Text.format("%s is damaged: %s. Train again, or restore the file.", file, what), cause);
    }
}
