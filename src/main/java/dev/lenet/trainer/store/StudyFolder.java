package dev.lenet.trainer.store;

import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A study's folder, owned by this process from opening to closing. Its runs' folders lie in it. */
public final class StudyFolder implements AutoCloseable {

    private final TrainerFolder folder;

    private StudyFolder(TrainerFolder folder) {
        this.folder = folder;
    }

    /**
     * Owns the folder of a study, new or begun.
     *
     * @param modelsDir where run folders lie; made if missing
     * @param name the study's name
     * @return the folder
     * @throws StoreException if it cannot be made, another process has it, or something else has this name
     */
    public static StudyFolder open(Path modelsDir, String name) {
        return of(TrainerFolder.openOrMake(modelsDir, RunFolder.checked(name)));
    }

    /**
     * Whether a name is that of a study.
     *
     * @param modelsDir where run folders lie
     * @param name any name
     * @return true if there is a {@code study.json}, damaged or not
     */
    public static boolean exists(Path modelsDir, String name) {
        return PlainFiles.isThere(modelsDir.resolve(name).resolve(StudyRecord.FILE));
    }

    /**
     * Reads a study's {@code study.json} without owning the study.
     *
     * @param modelsDir where run folders lie
     * @param name the study's name
     * @return the study as it was last written
     * @throws NoSuchRunException if there is no such study
     * @throws StoreException if the file is damaged
     */
    public static StudyRecord peek(Path modelsDir, String name) {
        if (!exists(modelsDir, name)) {
            throw new NoSuchRunException(modelsDir, "study", name);
        }
        return Json.read(modelsDir.resolve(name).resolve(StudyRecord.FILE), StudyRecord.class);
    }

    /**
     * Owns the folder of a study that may have been given a name.
     *
     * @param modelsDir where run folders lie; made if missing
     * @param name the study's name, new or begun; null for a new one with the time, and with a number where that is taken
     * @return the folder; a new one is removed when it is closed and nothing was written to it
     * @throws StoreException as for {@link #open}
     */
    public static StudyFolder openOrNext(Path modelsDir, @Nullable String name) {
        return name == null ? of(TrainerFolder.makeNext(modelsDir, FreeName.stamped("study"))) : open(modelsDir, name);
    }

    private static StudyFolder of(TrainerFolder folder) {
        String other = folder.holds(RunRecord.FILE) ? "a single run" : "a comparison";
        if (folder.holds(RunRecord.FILE) || folder.holds(RunFolder.REPORT) && !folder.holds(StudyRecord.FILE)) {
            folder.close();
            throw new StoreException(Text.format(
                    "%s is %s, not a study. Choose another name with --run=NAME, or remove that folder.",
                    folder.path(), other));
        }
        return new StudyFolder(folder);
    }

    /**
     * Refuses to begin where runs of the study would have to go into folders that are not the trainer's.
     *
     * @param runs names of the study's runs
     * @throws StoreException for the first of these folders
     */
    public void check(List<String> runs) {
        runs.forEach(run -> TrainerFolder.check(path().resolve(RunFolder.checked(run))));
    }

    /**
     * Whether the study and all its runs have been drawn.
     *
     * @param runs names of the study's runs
     * @return false if a report is missing
     */
    public boolean isDrawn(List<String> runs) {
        return PlainFiles.isThere(report())
                && runs.stream()
                        .allMatch(run -> PlainFiles.isThere(path().resolve(run).resolve(RunFolder.REPORT)));
    }

    /**
     * The study's report.
     *
     * @return its path, whether it exists or not
     */
    public Path report() {
        return path().resolve(RunFolder.REPORT);
    }

    /**
     * The folder itself, in which the runs' folders lie.
     *
     * @return its path, relative if the models folder was
     */
    public Path path() {
        return folder.path();
    }

    /**
     * The study's name.
     *
     * @return the folder's last path element
     */
    public String name() {
        return String.valueOf(path().getFileName());
    }

    /**
     * Checks that the disk has room for a new study.
     *
     * @param runs how many runs it has
     * @param networks what they train, in any order; the largest stands for all
     * @throws StoreException if there is less than the runs take
     */
    public void requireSpace(int runs, List<NetworkDefinition> networks) {
        long largest = networks.stream().mapToLong(DiskSpace::of).max().orElse(0);
        DiskSpace.require(path(), "the study", runs * largest);
    }

    /**
     * Replaces {@code study.json}.
     *
     * @param record the study as it stands
     * @throws StoreException if it cannot be written
     * @throws java.util.concurrent.CancellationException if the process has stopped the study, see {@link UnfinishedWork}
     */
    public void write(StudyRecord record) {
        folder.write(StudyRecord.FILE, Json.write(record));
    }

    /**
     * Reads {@code study.json}.
     *
     * @return the study as it was last written; null if it is new
     * @throws StoreException if it cannot be read as such
     */
    public @Nullable StudyRecord readRecord() {
        Path file = path().resolve(StudyRecord.FILE);
        return PlainFiles.isThere(file) ? Json.read(file, StudyRecord.class) : null;
    }

    /**
     * Replaces {@code summary.csv}.
     *
     * @param rows one a run, in the study's order
     * @throws StoreException if it cannot be written
     */
    public void write(List<SummaryRow> rows) {
        AtomicFiles.writeText(path().resolve(SummaryCsv.FILE), SummaryCsv.format(rows));
    }

    @Override
    public void close() {
        folder.close();
    }
}
