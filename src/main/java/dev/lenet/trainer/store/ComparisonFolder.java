package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.nio.file.Path;

/** The folder of a report over several runs, owned by this process from opening to closing. */
public final class ComparisonFolder implements AutoCloseable {

    private final TrainerFolder folder;

    private ComparisonFolder(TrainerFolder folder) {
        this.folder = folder;
    }

    /**
     * Owns the folder of a comparison, a new one or one whose report is to be replaced.
     *
     * @param modelsDir where run folders lie; made if missing
     * @param name the comparison's name
     * @return the folder
     * @throws StoreException if it cannot be made, another process has it, or something else has this name
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
     * Makes and owns the folder of a new comparison under the first name that is free.
     *
     * @param modelsDir where run folders lie; made if missing
     * @param wish the name that it gets if nothing has it; otherwise it gets a number, see {@link FreeName}
     * @return the folder; it is removed when it is closed and nothing was written to it
     * @throws StoreException if the folder cannot be made
     */
    public static ComparisonFolder createNext(Path modelsDir, String wish) {
        return new ComparisonFolder(TrainerFolder.makeNext(modelsDir, RunFolder.checked(wish)));
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
     * The report.
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
