package dev.lenet.trainer.store;

import dev.lenet.trainer.evaluation.Predictions;
import dev.lenet.trainer.evaluation.tsne.EmbeddedPoints;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run as its files tell of it. Reading does not need the folder's lock: every file is replaced in one step.
 *
 * @param record {@code run.json}
 * @param history the finished epochs in order
 * @param predictions of the test set; null if the run was not tested
 * @param map the test set by t-SNE; null if none was made
 */
public record StoredRun(
        RunRecord record,
        List<EpochMetrics> history,
        @Nullable Predictions predictions,
        @Nullable EmbeddedPoints map) {

    /**
     * Whether a folder holds a run.
     *
     * @param folder any path
     * @return true if there is a {@code run.json}
     */
    public static boolean isIn(Path folder) {
        return PlainFiles.isThere(folder.resolve(RunRecord.FILE));
    }

    /**
     * Reads a run.
     *
     * @param folder its folder
     * @return the run as it stands
     * @throws StoreException if a file cannot be read or is damaged
     */
    public static StoredRun read(Path folder) {
        Path predictions = folder.resolve(PredictionsCsv.FILE);
        Path map = folder.resolve(TsneCsv.FILE);
        return new StoredRun(
                Json.read(folder.resolve(RunRecord.FILE), RunRecord.class),
                HistoryCsv.read(folder.resolve(HistoryCsv.FILE)),
                PlainFiles.isThere(predictions) ? PredictionsCsv.read(predictions) : null,
                PlainFiles.isThere(map) ? TsneCsv.read(map) : null);
    }

    /**
     * Reads a run, or all runs of a study, which lie in subfolders of its folder.
     *
     * @param modelsDir where run and study folders lie
     * @param name a run's or a study's, or {@code study/run} for a run of a study
     * @return at least one run, by the names of their folders
     * @throws NoSuchRunException if there is neither
     * @throws StoreException if a file cannot be read or is damaged
     */
    public static List<StoredRun> readAll(Path modelsDir, String name) {
        Path folder = modelsDir.resolve(name);
        if (isIn(folder)) {
            return List.of(read(folder));
        }
        List<StoredRun> runs = Files.isDirectory(folder) ? readSubfolders(folder) : List.of();
        if (runs.isEmpty()) {
            throw new NoSuchRunException(modelsDir, name);
        }
        return runs;
    }

    private static List<StoredRun> readSubfolders(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(StoredRun::isIn).sorted().map(StoredRun::read).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException(
                    Text.format(
                            "the folder %s cannot be read: %s. Make it readable, or choose another with --models-dir=DIR.",
                            folder, e.getMessage()),
                    e);
        }
    }

    /**
     * The run's name.
     *
     * @return its folder's name
     */
    public String name() {
        return record.run();
    }

    /**
     * Whether the best model was evaluated on the test set, image by image.
     *
     * @return true if there are predictions and a test accuracy
     */
    public boolean tested() {
        return predictions != null && record.test().testAccuracy() != null;
    }

    /**
     * The predictions of a run of which {@link #tested()} is true.
     *
     * @return what the model took each test image for
     * @throws NullPointerException if there are none
     */
    public Predictions testPredictions() {
        return Objects.requireNonNull(predictions);
    }
}
