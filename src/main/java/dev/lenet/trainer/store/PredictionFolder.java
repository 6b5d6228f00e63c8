package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The folder of predictions of images that belong to no data set, owned by this process from opening to closing. */
public final class PredictionFolder implements AutoCloseable {

    private static final String FILE = "predictions.csv";

    private final TrainerFolder folder;

    private PredictionFolder(TrainerFolder folder) {
        this.folder = folder;
    }

    /**
     * Owns a folder of predictions, a new one or one whose predictions are to be replaced.
     *
     * @param modelsDir where run folders lie; made if missing
     * @param name the folder's name
     * @return the folder
     * @throws StoreException if it cannot be made, another process has it, or something else has this name
     */
    public static PredictionFolder open(Path modelsDir, String name) {
        TrainerFolder folder = TrainerFolder.openOrMake(modelsDir, RunFolder.checked(name));
        if (folder.holds(RunRecord.FILE) || folder.holds(StudyRecord.FILE) || folder.holds(RunFolder.REPORT)) {
            folder.close();
            throw new StoreException(Text.format(
                    "a run, study or comparison named %s exists in %s. Choose another name with --run=NAME.",
                    name, modelsDir));
        }
        return new PredictionFolder(folder);
    }

    /**
     * Makes and owns a new folder of predictions under the first name that is free.
     *
     * @param modelsDir where run folders lie; made if missing
     * @param wish the name that it gets if nothing has it; otherwise it gets a number, see {@link FreeName}
     * @return the folder; it is removed when it is closed and nothing was written to it
     * @throws StoreException if the folder cannot be made
     */
    public static PredictionFolder createNext(Path modelsDir, String wish) {
        return new PredictionFolder(TrainerFolder.makeNext(modelsDir, RunFolder.checked(wish)));
    }

    /**
     * Writes {@code predictions.csv}.
     *
     * @param table rows of cells, the first the columns' names
     * @return where it lies
     * @throws StoreException if it cannot be written
     */
    public Path write(List<List<String>> table) {
        Path file = folder.path().resolve(FILE);
        AtomicFiles.writeText(
                file,
                table.stream()
                        .map(row -> row.stream().map(PredictionFolder::cell).collect(Collectors.joining(",", "", "\n")))
                        .collect(Collectors.joining()));
        return file;
    }

    /** In quotation marks where it would be more than one cell (RFC 4180). */
    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        folder.close();
    }
}
