package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.nio.file.Path;

/** The folder of a report on several runs, owned by this process from opening to closing. */
public final class ComparisonFolder implements AutoCloseable {

    private final TrainerFolder folder;

    private ComparisonFolder(TrainerFolder folder) {
        this.folder = folder;
    }

    /**
     * Takes ownership of a comparison's folder, a new one or one whose report is to be replaced.
     *
     * @param modelsDir the folder that holds run folders; made if missing
     * @param name the comparison's name
     * @return the folder
     * @throws StoreException if it cannot be made, another process owns it, or something else has this name
     */
    public static ComparisonFolder open(Path modelsDir, String name) {
        TrainerFolder folder = TrainerFolder.openOrMake(modelsDir, RunFolder.checked(name));
        if (folder.holds(RunRecord.FILE) || folder.holds(StudyRecord.FILE)) {
            folder.close();
            throw new StoreException(Text.format(
                    "a run named %s exists in %s. Choose another name with --run=NAME, or remove that folder.",
                    name, modelsDir));
        }
        return new ComparisonFolder(folder);
    }

    /**
     * Makes the folder of a new comparison under the first free name, and takes ownership of it.
     *
     * @param modelsDir the folder that holds run folders; made if missing
     * @param wish its name if that is free; otherwise a number is appended, see {@link FreeName}
     * @return the folder; closing it removes it if nothing was written to it
     * @throws StoreException if the folder cannot be made
     */
    public static ComparisonFolder createNext(Path modelsDir, String wish) {
        return new ComparisonFolder(TrainerFolder.makeNext(modelsDir, RunFolder.checked(wish)));
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
     * Returns the path of the report.
     *
     * @return its path, whether it exists or not
     */
    public Path report() {
        return folder.path().resolve(RunFolder.REPORT);
    }

    @Override
    public void close() {
        folder.close();
    }
}
