package dev.lenet.trainer.store;

import dev.lenet.trainer.evaluation.ConfusionMatrix;
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
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * One run as read from its files. Reading does not need the folder's lock, because every file is replaced atomically.
 *
 * @param folder the folder that holds them
 * @param record {@code run.json}
 * @param history the finished epochs in order
 * @param predictions of the test set; null if the run was not tested
 * @param map the t-SNE map of the test set; null if none was made
 */
public record StoredRun(
        Path folder,
        RunRecord record,
        List<EpochMetrics> history,
        @Nullable Predictions predictions,
        @Nullable EmbeddedPoints map) {

    /**
     * Returns whether a folder holds a run.
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
     * @return the run's current state
     * @throws StoreException if a file cannot be read or is damaged
     */
    public static StoredRun read(Path folder) {
        RunRecord record = Json.read(folder.resolve(RunRecord.FILE), RunRecord.class);
        List<EpochMetrics> history = HistoryCsv.read(folder.resolve(HistoryCsv.FILE));
        int[][] counts = record.test().confusionMatrix();
        if (counts == null) {
            return new StoredRun(folder, record, history, null, null); // files of an earlier test are ignored
        }
        return new StoredRun(
                folder,
                record,
                history,
                predictions(folder, record, new ConfusionMatrix(counts)),
                map(folder, record, counts.length));
    }

    private static @Nullable Predictions predictions(Path folder, RunRecord record, ConfusionMatrix counted) {
        Path file = folder.resolve(PredictionsCsv.FILE);
        if (!PlainFiles.isThere(file)) {
            return null;
        }
        Predictions predictions = PredictionsCsv.read(file, record.dataset().test(), counted.classes());
        if (!predictions.confusion(counted.classes()).equals(counted)) {
            throw PredictionsCsv.unusable(file, "they do not match the confusion matrix in run.json", null);
        }
        return predictions;
    }

    private static @Nullable EmbeddedPoints map(Path folder, RunRecord record, int classes) {
        Path file = folder.resolve(TsneCsv.FILE);
        return PlainFiles.isThere(file) ? TsneCsv.read(file, record.dataset().test(), classes) : null;
    }

    /**
     * Reads a run, or all runs of a study, which are in subfolders of its folder.
     *
     * @param modelsDir the folder that holds run and study folders
     * @param name a run's or a study's, or {@code study/run} for a run of a study
     * @return the runs, sorted by folder name; none for a study of which no run has begun
     * @throws NoSuchRunException if there is neither
     * @throws StoreException if a file cannot be read or is damaged
     */
    public static List<StoredRun> readAll(Path modelsDir, String name) {
        Path folder = modelsDir.resolve(name);
        if (isIn(folder)) {
            return List.of(read(folder));
        }
        List<StoredRun> runs = Files.isDirectory(folder) ? readSubfolders(folder) : List.of();
        if (runs.isEmpty() && !StudyFolder.exists(modelsDir, name)) {
            throw new NoSuchRunException(modelsDir, "run", name);
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
     * Returns this run with another record.
     *
     * @param other the record, for example as it is about to be written
     * @return a new run
     */
    public StoredRun as(RunRecord other) {
        return new StoredRun(folder, other, history, predictions, map);
    }

    /**
     * Returns the run's name.
     *
     * @return its folder's name
     */
    public String name() {
        return record.run();
    }

    /**
     * Returns whether the best model was evaluated on the test set, image by image.
     *
     * @return true if there are predictions and a test accuracy
     */
    public boolean tested() {
        return predictions != null && record.test().testAccuracy() != null;
    }

    /**
     * Returns the predictions of a run for which {@link #tested()} is true.
     *
     * @return the predicted class of each test image
     * @throws NullPointerException if there are none
     */
    public Predictions testPredictions() {
        return Objects.requireNonNull(predictions);
    }

    /**
     * Reads the run's saved model, trusting nothing in it.
     *
     * @return DL4J's network, for the caller to close
     * @throws StoreException if there is no model, or the run's files are damaged or do not belong together
     */
    public MultiLayerNetwork readModel() {
        return StoredModel.read(folder, name(), record);
    }
}
