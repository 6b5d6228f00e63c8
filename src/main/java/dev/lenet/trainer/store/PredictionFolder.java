package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The folder for predictions of images outside any data set, owned by this process from opening to closing. */
public final class PredictionFolder implements AutoCloseable {

    private static final String FILE = "predictions.csv";

    private final TrainerFolder folder;

    private PredictionFolder(TrainerFolder folder) {
        this.folder = folder;
    }

    /**
     * Takes ownership of a folder of predictions, a new one or one whose predictions are to be replaced.
     *
     * @param modelsDir the folder that holds run folders; made if missing
     * @param name the folder's name
     * @return the folder
     * @throws StoreException if it cannot be made, another process owns it, or something else has this name
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
     * Makes a new folder of predictions under the first free name, and takes ownership of it.
     *
     * @param modelsDir the folder that holds run folders; made if missing
     * @param wish its name if that is free; otherwise a number is appended, see {@link FreeName}
     * @return the folder; closing it removes it if nothing was written to it
     * @throws StoreException if the folder cannot be made
     */
    public static PredictionFolder createNext(Path modelsDir, String wish) {
        return new PredictionFolder(TrainerFolder.makeNext(modelsDir, RunFolder.checked(wish)));
    }

    /**
     * Writes {@code predictions.csv}.
     *
     * @param table rows of cells; the first row holds the column names
     * @return the file's path
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

    /** Quotes a cell where it would otherwise be read as several (RFC 4180). */
    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        folder.close();
    }
}
