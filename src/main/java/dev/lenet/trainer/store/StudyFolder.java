package dev.lenet.trainer.store;

import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A study's folder, which holds its runs' folders. Owned by this process from opening to closing. */
public final class StudyFolder implements AutoCloseable {

    private final TrainerFolder folder;

    private StudyFolder(TrainerFolder folder) {
        this.folder = folder;
    }

    /**
     * Takes ownership of the folder of a new or existing study.
     *
     * @param modelsDir the folder that holds study folders; made if missing
     * @param name the study's name
     * @return the folder
     * @throws StoreException if it cannot be made, another process owns it, or something else has this name
     */
    public static StudyFolder open(Path modelsDir, String name) {
        return of(TrainerFolder.openOrMake(modelsDir, RunFolder.checked(name)));
    }

    /**
     * Returns whether a name is that of a study.
     *
     * @param modelsDir the folder that holds study folders
     * @param name any name
     * @return true if there is a {@code study.json}, damaged or not
     */
    public static boolean exists(Path modelsDir, String name) {
        return PlainFiles.isThere(modelsDir.resolve(name).resolve(StudyRecord.FILE));
    }

    /**
     * Reads a study's {@code study.json} without owning the study.
     *
     * @param modelsDir the folder that holds study folders
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
     * Takes ownership of the folder of a study that may not have a name yet.
     *
     * @param modelsDir the folder that holds study folders; made if missing
     * @param name the name of a new or existing study; null for a new name from the current time, with a number if it is taken
     * @return the folder; closing a new one removes it if nothing was written to it
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
     * Refuses to begin if a run's folder exists and is not the trainer's.
     *
     * @param runs names of the study's runs
     * @throws StoreException for the first of these folders
     */
    public void check(List<String> runs) {
        runs.forEach(run -> TrainerFolder.check(path().resolve(RunFolder.checked(run))));
    }

    /**
     * Returns whether the reports of the study and of all its runs exist.
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
     * Returns the path of the study's report.
     *
     * @return its path, whether it exists or not
     */
    public Path report() {
        return path().resolve(RunFolder.REPORT);
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
     * Returns the study's name.
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
     * @param networks the networks that they train, in any order; every run is counted with the largest
     * @throws StoreException if there is too little
     */
    public void requireSpace(int runs, List<NetworkDefinition> networks) {
        long largest = networks.stream().mapToLong(DiskSpace::of).max().orElse(0);
        DiskSpace.require(path(), "the study", runs * largest);
    }

    /**
     * Replaces {@code study.json}.
     *
     * @param record the current state of the study
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
     * @throws StoreException if the file is damaged
     */
    public @Nullable StudyRecord readRecord() {
        Path file = path().resolve(StudyRecord.FILE);
        return PlainFiles.isThere(file) ? Json.read(file, StudyRecord.class) : null;
    }

    /**
     * Replaces {@code summary.csv}.
     *
     * @param rows one per run, in the study's order
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
