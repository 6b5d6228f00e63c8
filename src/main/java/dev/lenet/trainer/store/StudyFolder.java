package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A study's folder, owned by this process from opening to closing. Its runs' folders lie in it. */
public final class StudyFolder implements AutoCloseable {

    private final Path path;
    private final FolderLock lock;

    private StudyFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Owns the folder of a study, new or begun.
     *
     * @param modelsDir where run folders lie; made if missing
     * @param name the study's name
     * @return the folder
     * @throws StoreException if it cannot be made, another process has it, or a single run has this name
     */
    public static StudyFolder open(Path modelsDir, String name) {
        Path path = modelsDir.resolve(name);
        FolderLock lock = FolderLock.make(path);
        if (Files.exists(path.resolve(RunRecord.FILE))) {
            lock.close();
            throw new StoreException(Text.format(
                    "%s in %s is a single run, not a study. Choose another name with --run=NAME, or remove that folder.",
                    name, modelsDir));
        }
        return new StudyFolder(path, lock);
    }

    /**
     * The folder itself, in which the runs' folders lie.
     *
     * @return its path, relative if the models folder was
     */
    public Path path() {
        return path;
    }

    /**
     * The study's name.
     *
     * @return the folder's last path element
     */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * Replaces {@code study.json}.
     *
     * @param record the study as it stands
     * @throws StoreException if it cannot be written
     */
    public void write(StudyRecord record) {
        AtomicFiles.writeText(path.resolve(StudyRecord.FILE), Json.write(record));
    }

    /**
     * Reads {@code study.json}.
     *
     * @return the study as it was last written; null if it is new
     * @throws StoreException if it cannot be read as such
     */
    public @Nullable StudyRecord readRecord() {
        Path file = path.resolve(StudyRecord.FILE);
        return Files.exists(file) ? Json.read(file, StudyRecord.class) : null;
    }

    /**
     * Replaces {@code summary.csv}.
     *
     * @param rows one a run, in the study's order
     * @throws StoreException if it cannot be written
     */
    public void write(List<SummaryRow> rows) {
        AtomicFiles.writeText(path.resolve(SummaryCsv.FILE), SummaryCsv.format(rows));
    }

    @Override
    public void close() {
        lock.close();
    }
}
