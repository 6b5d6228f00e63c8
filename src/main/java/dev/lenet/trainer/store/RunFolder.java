package dev.lenet.trainer.store;

import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * One run's folder, owned by this process from opening to closing.
 */
public final class RunFolder implements AutoCloseable {

    /** The network of the best epoch. */
    public static final String MODEL = "model.zip";

    /** Everything needed to resume after the last finished epoch; DL4J can read the network in it. */
    public static final String CHECKPOINT = "checkpoint.zip";

    /** The checkpoint before the last, in case the last is damaged. */
    static final String PREVIOUS_CHECKPOINT = "checkpoint.previous.zip";

    /** The queue's file, in the models folder itself. */
    public static final String QUEUE = "queue.json";

    /** The report of a run or of a study. */
    public static final String REPORT = "report.html";

    /**
     * All files that the trainer writes into a run's folder, {@code run.json} first. A run that starts over removes only these,
     * so no file with another name can be written.
     */
    public static final List<String> FILES = List.of(
            RunRecord.FILE,
            CHECKPOINT,
            PREVIOUS_CHECKPOINT,
            MODEL,
            OnnxFile.FILE,
            HistoryCsv.FILE,
            PredictionsCsv.FILE,
            TsneCsv.FILE,
            "summary.txt",
            "curves.png",
            "learning-rate.png",
            "confusion-matrix.png",
            "tsne.png",
            "augmentation.png",
            REPORT);

    /** The names that a run may have, as a regular expression: valid on every system, and unable to leave the parent folder. */
    public static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private static final Pattern NAMES = Pattern.compile(NAME);

    private final TrainerFolder folder;

    private RunFolder(TrainerFolder folder) {
        this.folder = folder;
    }

    /**
     * Returns whether a run may have a name: at most 100 letters, digits, dots, dashes and underscores, of which the first is a
     * letter or digit. The queue's file is beside the runs, so none can have its name.
     *
     * @param name the name
     * @return true if a folder of this name may be made
     */
    public static boolean isName(String name) {
        return NAMES.matcher(name).matches() && !name.equalsIgnoreCase(QUEUE);
    }

    /**
     * Makes the folder of a new run, and takes ownership of it.
     *
     * @param modelsDir the folder that holds run folders; made if missing
     * @param name the run's name
     * @return the folder, without files of a run; closing it removes it if nothing was written to it
     * @throws StoreException if a run or anything else of this name exists, or the folder cannot be made
     */
    public static RunFolder create(Path modelsDir, String name) {
        TrainerFolder folder = TrainerFolder.openOrMake(modelsDir, checked(name));
        if (folder.holds(RunRecord.FILE) || folder.holds(StudyRecord.FILE) || folder.holds(REPORT)) {
            folder.close();
            throw new StoreException(Text.format(
                    "a run named %s exists in %s. Choose another name with --run=NAME, or remove that folder.",
                    name, modelsDir));
        }
        RunFolder run = new RunFolder(folder);
        run.clear(); // an earlier clear() may have been interrupted
        return run;
    }

    /**
     * Makes the folder of a new run under the first free name, and takes ownership of it.
     *
     * @param modelsDir the folder that holds run folders; made if missing
     * @param wish the run's name if that is free; otherwise a number is appended, see {@link FreeName}
     * @return as {@link #create}
     * @throws StoreException if the folder cannot be made
     */
    public static RunFolder createNext(Path modelsDir, String wish) {
        return new RunFolder(TrainerFolder.makeNext(modelsDir, checked(wish)));
    }

    /**
     * Takes ownership of the folder of a new or existing run of a study, for as long as this process has its claim on the run.
     *
     * @param study the study's folder
     * @param claim the claim on the run; the caller closes it after the folder
     * @return the folder, unchanged
     * @throws StoreException if the run is in use, or the folder cannot be made or is not the trainer's
     */
    public static RunFolder openOrCreate(Path study, Claim claim) {
        return new RunFolder(TrainerFolder.openOrMake(study, checked(claim.run()), claim));
    }

    /**
     * Returns the number of this attempt at a run of a study.
     *
     * @return from 1; null for a run that was not claimed
     */
    public @Nullable Integer attempt() {
        return folder.attempt();
    }

    /**
     * Returns whether a run of this name can be made.
     *
     * @param modelsDir the folder that holds run folders
     * @param name the run's name
     * @return false if something has this name, other than an empty folder without an owner
     */
    public static boolean isFree(Path modelsDir, String name) {
        return TrainerFolder.isFree(modelsDir.resolve(checked(name)));
    }

    static String checked(String name) {
        if (!isName(name)) {
            throw new StoreException(Text.format(
                    "%s cannot be the name of a run: it takes up to 100 letters, digits, '.', '_' and '-', begins with a letter or digit, and is not %s.",
                    Printable.quote(name), QUEUE));
        }
        return name;
    }

    /**
     * Removes all files of a run that is to start over; everything else in the folder stays.
     *
     * @throws StoreException if one cannot be removed
     */
    public void clear() {
        folder.clear(FILES); // run.json first, so that a run that lacks a file is never taken for a complete one
    }

    /**
     * Reads a run's {@code run.json} without owning the run.
     *
     * @param modelsDir the folder that holds run folders
     * @param name the run's name
     * @return the run as it was last written; null if there is none
     * @throws StoreException if the file is damaged
     */
    public static @Nullable RunRecord peek(Path modelsDir, String name) {
        Path file = modelsDir.resolve(name).resolve(RunRecord.FILE);
        return PlainFiles.isThere(file) ? Json.read(file, RunRecord.class) : null;
    }

    /**
     * Takes ownership of the folder of an existing run.
     *
     * @param modelsDir the folder that holds run folders
     * @param name the run's name
     * @return the folder
     * @throws NoSuchRunException if there is no such run
     * @throws StoreException if another process owns it, or it cannot be written to
     */
    public static RunFolder open(Path modelsDir, String name) {
        if (!PlainFiles.isThere(modelsDir.resolve(name).resolve(RunRecord.FILE))) {
            throw new NoSuchRunException(modelsDir, "run", name);
        }
        return new RunFolder(TrainerFolder.open(modelsDir, name));
    }

    /**
     * Returns the folder's path.
     *
     * @return the path, relative if the models folder's is
     */
    public Path path() {
        return folder.path();
    }

    /**
     * Returns the run's name.
     *
     * @return the folder's last path element
     */
    public String name() {
        return String.valueOf(path().getFileName());
    }

    /**
     * Returns the path of one of the run's files.
     *
     * @param name one of {@link #FILES}
     * @return its path, whether it exists or not
     * @throws IllegalArgumentException for any other name
     */
    public Path file(String name) {
        if (!FILES.contains(name)) {
            throw new IllegalArgumentException(name + " is not among RunFolder.FILES");
        }
        return path().resolve(name);
    }

    /**
     * Checks that the disk has room for a new run.
     *
     * @param network the network that the run trains
     * @throws StoreException if there is too little
     */
    public void requireSpace(NetworkDefinition network) {
        DiskSpace.require(path(), "the run", DiskSpace.of(network));
    }

    /**
     * Replaces {@code run.json}.
     *
     * @param record the current state of the run
     * @throws StoreException if it cannot be written
     * @throws java.util.concurrent.CancellationException if the process has stopped the run, see {@link UnfinishedWork}
     */
    public void write(RunRecord record) {
        folder.write(RunRecord.FILE, Json.write(record));
    }

    /**
     * Reads {@code run.json}.
     *
     * @return the run as it was last written
     * @throws StoreException if the file is missing or damaged
     */
    public RunRecord readRecord() {
        return Json.read(file(RunRecord.FILE), RunRecord.class);
    }

    /** Reads {@code run.json}; null if it is damaged. */
    @Nullable
    RunRecord readRecordOrNull() {
        return Json.readOrNull(file(RunRecord.FILE), RunRecord.class);
    }

    /**
     * Replaces {@code history.csv}.
     *
     * @param history the finished epochs in order
     * @throws StoreException if it cannot be written
     */
    public void write(List<EpochMetrics> history) {
        String text = HistoryCsv.format(history);
        folder.write(HistoryCsv.FILE, null, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Appends the last epoch to {@code history.csv}. Rewrites the whole file if its size is not that of the earlier epochs.
     *
     * @param history the finished epochs, at least one
     * @throws StoreException if it cannot be written
     */
    public void append(History history) {
        Path file = file(HistoryCsv.FILE);
        folder.checkClaim();
        if (PlainFiles.size(file) == history.bytesBeforeLastLine()) {
            AtomicFiles.append(file, history.bytesBeforeLastLine(), history.lastLine());
        } else {
            write(history.epochs());
        }
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
     * Replaces {@code model.zip} and then {@code model.onnx}, each only if its content changes.
     *
     * @param best the network of the best epoch
     * @param record its run
     * @throws StoreException if one cannot be written
     */
    public void write(SavedNetwork best, RunRecord record) {
        replace(MODEL, best.bytes());
        replace(OnnxFile.FILE, OnnxFile.of(best, record));
    }

    private void replace(String name, byte[] content) {
        if (!holds(name, content)) {
            folder.write(name, null, out -> out.write(content));
        }
    }

    private boolean holds(String name, byte[] content) {
        Path file = file(name);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == content.length
                    && Arrays.equals(PlainFiles.read(file, content.length), content);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Writes {@code checkpoint.zip}; the one before it becomes {@code checkpoint.previous.zip}.
     *
     * @param checkpoint the run after its last finished epoch
     * @throws StoreException if it cannot be written
     */
    public void write(Checkpoint checkpoint) {
        folder.write(CHECKPOINT, PREVIOUS_CHECKPOINT, out -> CheckpointZip.write(checkpoint, out));
    }

    /**
     * Reads the last checkpoint. If it is damaged, logs a warning and permanently replaces it by the one before.
     *
     * @return the checkpoint; null if no epoch was finished yet
     * @throws StoreException if there are checkpoints, but all are damaged
     */
    public @Nullable Checkpoint readCheckpoint() {
        return CheckpointZip.readNewest(file(CHECKPOINT), file(PREVIOUS_CHECKPOINT), readRecordOrNull());
    }

    /**
     * Reads {@code model.zip}, trusting nothing in it: it must be the network that the settings in {@code run.json} define,
     * after the best epoch of {@code history.csv}.
     *
     * @return DL4J's network, for the caller to close
     * @throws StoreException if a file is missing or damaged, or they do not belong together
     */
    public MultiLayerNetwork readModel() {
        return StoredModel.read(path(), name(), readRecord());
    }

    @Override
    public void close() {
        folder.close();
    }
}
