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

    /** All that resuming needs, as of the last finished epoch; the network in it is readable by DL4J. */
    public static final String CHECKPOINT = "checkpoint.zip";

    /** The checkpoint before the last, for the case that the last is damaged. */
    static final String PREVIOUS_CHECKPOINT = "checkpoint.previous.zip";

    /** The file of the queue, in the models folder itself. */
    public static final String QUEUE = "queue.json";

    /** The report, of a run as of a study. */
    public static final String REPORT = "report.html";

    /**
     * All files that the trainer writes into a run's folder, {@code run.json} first. A run that begins anew removes these and
     * no others, so a file with another name cannot be written.
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

    /** What a run's name is, as a regular expression: safe on every system, and unable to leave the folder that it lies in. */
    public static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private static final Pattern NAMES = Pattern.compile(NAME);

    private final TrainerFolder folder;

    private RunFolder(TrainerFolder folder) {
        this.folder = folder;
    }

    /**
     * Whether a word can name a run: letters, digits, dot, dash and underscore, at most 100, the first a letter or digit. The
     * queue's file lies beside the runs, so none can have its name.
     *
     * @param name the word
     * @return true if a folder of this name may be made
     */
    public static boolean isName(String name) {
        return NAMES.matcher(name).matches() && !name.equalsIgnoreCase(QUEUE);
    }

    /**
     * Makes and owns the folder of a new run.
     *
     * @param modelsDir where run folders lie; made if missing
     * @param name the run's name
     * @return the folder, with nothing of a run in it; it is removed when it is closed and nothing was written to it
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
        run.clear(); // of what is left where clearing was interrupted
        return run;
    }

    /**
     * Makes and owns the folder of a new run under the first name that is free.
     *
     * @param modelsDir where run folders lie; made if missing
     * @param wish the name that the run gets if nothing has it; otherwise it gets a number, see {@link FreeName}
     * @return as {@link #create}
     * @throws StoreException if the folder cannot be made
     */
    public static RunFolder createNext(Path modelsDir, String wish) {
        return new RunFolder(TrainerFolder.makeNext(modelsDir, checked(wish)));
    }

    /**
     * Owns the folder of a run of a study, new or begun, for as long as this process keeps its claim on the run.
     *
     * @param study the study's folder
     * @param claim on the run; the caller closes it after the folder
     * @return the folder as it is
     * @throws StoreException if the run is in use, the folder cannot be made, or is not the trainer's
     */
    public static RunFolder openOrCreate(Path study, Claim claim) {
        return new RunFolder(TrainerFolder.openOrMake(study, checked(claim.run()), claim));
    }

    /**
     * Which of the attempts at this run of a study it is.
     *
     * @return from 1; null for a run that was not claimed
     */
    public @Nullable Integer attempt() {
        return folder.attempt();
    }

    /**
     * Whether a run of this name can be made.
     *
     * @param modelsDir where run folders lie
     * @param name the run's name
     * @return false if something of this name is there, other than an empty folder that nobody works in
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
     * Removes all files of a run that is to begin anew; what else lies in the folder stays.
     *
     * @throws StoreException if one cannot be removed
     */
    public void clear() {
        folder.clear(FILES); // run.json first, so that a run that lacks a file is never taken for a whole one
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
        return PlainFiles.isThere(file) ? Json.read(file, RunRecord.class) : null;
    }

    /**
     * Owns the folder of a run that exists.
     *
     * @param modelsDir where run folders lie
     * @param name the run's name
     * @return the folder
     * @throws NoSuchRunException if there is no such run
     * @throws StoreException if another process has it, or it cannot be written to
     */
    public static RunFolder open(Path modelsDir, String name) {
        if (!PlainFiles.isThere(modelsDir.resolve(name).resolve(RunRecord.FILE))) {
            throw new NoSuchRunException(modelsDir, "run", name);
        }
        return new RunFolder(TrainerFolder.open(modelsDir, name));
    }

    /**
     * The folder itself.
     *
     * @return its path, relative if the models folder was
     */
    public Path path() {
        return folder.path();
    }

    /**
     * The run's name.
     *
     * @return the folder's last path element
     */
    public String name() {
        return String.valueOf(path().getFileName());
    }

    /**
     * A file of the run.
     *
     * @param name one of {@link #FILES}
     * @return its path, whether it exists or not
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
     * @param network what it trains
     * @throws StoreException if there is less than the run takes
     */
    public void requireSpace(NetworkDefinition network) {
        DiskSpace.require(path(), "the run", DiskSpace.of(network));
    }

    /**
     * Replaces {@code run.json}.
     *
     * @param record the run as it stands
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
     * @throws StoreException if it cannot be read as such
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
     * Adds the last epoch to {@code history.csv}, which is written anew where it is not what the epochs before it left.
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
     * Replaces {@code model.zip} and then {@code model.onnx}, where they are not what would be written.
     *
     * @param best the network of the best epoch
     * @param record the run that it is of
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
     * Reads the last checkpoint. Where it is damaged, says so in the log and takes the one before in its place, for good.
     *
     * @return the checkpoint; null if no epoch was finished yet
     * @throws StoreException if there are checkpoints but all are damaged
     */
    public @Nullable Checkpoint readCheckpoint() {
        return CheckpointZip.readNewest(file(CHECKPOINT), file(PREVIOUS_CHECKPOINT), readRecordOrNull());
    }

    /**
     * Reads {@code model.zip}, trusting nothing in it: it must be the network that the settings in {@code run.json} define,
     * after the best epoch of {@code history.csv}.
     *
     * @return DL4J's own network, for the caller to close
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
