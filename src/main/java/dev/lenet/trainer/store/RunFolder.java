package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;

/**
 * One run's folder, owned by this process from opening to closing. The lock is the operating system's, so that it ends with
 * its owner however that dies.
 */
public final class RunFolder implements AutoCloseable {

    /** The network of the best epoch. */
    public static final String MODEL = "model.zip";

    /** The network of the last finished epoch. */
    public static final String CHECKPOINT = "checkpoint.zip";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final String LOCK = ".lock";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private RunFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
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
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw AtomicFiles.unwritable(path, e);
        }
        RunFolder folder = own(path);
        if (Files.exists(folder.file(RunRecord.FILE))) {
            folder.close();
            throw new StoreException(
                    "a run named %s exists in %s. Choose another name with --run=NAME, or remove that folder."
                            .formatted(name, modelsDir));
        }
        return folder;
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
        return own(path);
    }

    private static RunFolder own(Path path) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return new RunFolder(path, channel, lock);
            }
            channel.close();
        } catch (IOException e) {
            throw AtomicFiles.unwritable(path, e);
        }
        throw new StoreException(
                "the run folder %s is in use by another trainer. Wait until it ends, or choose another name with --run=NAME."
                        .formatted(path));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this very process
        }
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
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            // The operating system drops the lock with the process at the latest.
        }
    }
}
