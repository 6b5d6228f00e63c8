package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;

/**
 * One run's folder, owned by this process from opening to closing.
 */
public final class RunFolder implements AutoCloseable {

    /** The network of the best epoch. */
    public static final String MODEL = "model.zip";

    /** The network of the last finished epoch. */
    public static final String CHECKPOINT = "checkpoint.zip";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path path;
    private final FolderLock lock;

    private RunFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Whether a word can name a run: letters, digits, dot, dash and underscore, at most 100, the first a letter or digit.
     *
     * @param name the word
     * @return true if a folder of this name may be made
     */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Makes and owns the folder of a new run.
     *
     * @param modelsDir where run folders lie; made if missing
     * @param name the run's name
     * @return the folder, empty but for its lock
     * @throws StoreException if a run of this name exists, or the folder cannot be made
     */
    public static RunFolder create(Path modelsDir, String name) {
        Path path = modelsDir.resolve(name);
        FolderLock lock = FolderLock.make(path);
        if (Files.exists(path.resolve(RunRecord.FILE)) || Files.exists(path.resolve(StudyRecord.FILE))) {
            lock.close();
            throw new StoreException(
                    "a run named %s exists in %s. Choose another name with --run=NAME, or remove that folder."
                            .formatted(name, modelsDir));
        }
        return new RunFolder(path, lock);
    }

    /**
     * Makes and owns the folder of a new run in place of one that did not come to its end.
     *
     * @param modelsDir where run folders lie; made if missing
     * @param name the run's name
     * @return the folder, empty but for its lock
     * @throws StoreException if the old run is in use, or cannot be removed
     */
    public static RunFolder replace(Path modelsDir, String name) {
        Path path = modelsDir.resolve(name);
        FolderLock lock = FolderLock.make(path);
        try {
            // First, so that a run that lacks a file is never taken for a whole one.
            Files.deleteIfExists(path.resolve(RunRecord.FILE));
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                for (Path file : files) {
                    if (!file.endsWith(FolderLock.FILE)) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            lock.close();
            throw AtomicFiles.unwritable(path, e);
        }
        return new RunFolder(path, lock);
    }

    /**
     * Reads a run's {@code run.json} without owning the run.
     *
     * @param modelsDir where run folders lie
     * @param name the run's name
     * @return the run as it was last written; null if there is none
     * @throws StoreException if the file is damaged
     */
    public static @Nullable RunRecord peek(Path modelsDir, String name) {
        Path file = modelsDir.resolve(name).resolve(RunRecord.FILE);
        return Files.isRegularFile(file) ? Json.read(file, RunRecord.class) : null;
    }

    /**
     * Owns the folder of a run that exists.
     *
     * @param modelsDir where run folders lie
     * @param name the run's name
     * @return the folder
     * @throws StoreException if there is no such run, or another process has it
     */
    public static RunFolder open(Path modelsDir, String name) {
        Path path = modelsDir.resolve(name);
        if (!Files.isRegularFile(path.resolve(RunRecord.FILE))) {
            throw new NoSuchRunException(modelsDir, name);
        }
        return new RunFolder(path, FolderLock.take(path));
    }

    /**
     * The folder itself.
     *
     * @return its path, relative if the models folder was
     */
    public Path path() {
        return path;
    }

    /**
     * The run's name.
     *
     * @return the folder's last path element
     */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * A file of the run.
     *
     * @param name a file name of the contract, for example {@code model.zip}
     * @return its path, whether it exists or not
     */
    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Replaces {@code run.json}.
     *
     * @param record the run as it stands
     * @throws StoreException if it cannot be written
     */
    public void write(RunRecord record) {
        AtomicFiles.writeText(file(RunRecord.FILE), Json.write(record));
    }

    /**
     * Reads {@code run.json}.
     *
     * @return the run as it was last written
     * @throws StoreException if it cannot be read as such
     */
    public RunRecord readRecord() {
        return Json.read(file(RunRecord.FILE), RunRecord.class);
    }

    /**
     * Replaces {@code history.csv}.
     *
     * @param history the finished epochs in order
     * @throws StoreException if it cannot be written
     */
    public void write(List<EpochMetrics> history) {
        AtomicFiles.writeText(file(HistoryCsv.FILE), HistoryCsv.format(history));
    }

    /**
     * Reads {@code history.csv}.
     *
     * @return the finished epochs in order, none if there is no such file yet
     * @throws StoreException if it is damaged
     */
    public List<EpochMetrics> readHistory() {
        return HistoryCsv.read(file(HistoryCsv.FILE));
    }

    /**
     * Writes a network with its updater in DL4J's format.
     *
     * @param name {@link #MODEL} or {@link #CHECKPOINT}
     * @param network what to save
     * @throws StoreException if it cannot be written
     */
    public void write(String name, MultiLayerNetwork network) {
        AtomicFiles.write(file(name), out -> ModelSerializer.writeModel(network, out, true));
    }

    /**
     * Reads a network with its updater.
     *
     * @param name {@link #MODEL} or {@link #CHECKPOINT}
     * @return DL4J's own network, for the caller to close
     * @throws StoreException if the file is missing or damaged
     */
    public MultiLayerNetwork readNetwork(String name) {
        Path file = file(name);
        try {
            return ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);
        } catch (IOException | RuntimeException e) {
            throw new StoreException(
                    "%s cannot be read: %s. Train again, or restore the file.".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
