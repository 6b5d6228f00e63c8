package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A run that {@link RunCatalogue} found. Reading needs no lock and changes nothing.
 *
 * @param study name of the study it belongs to; null for a single run
 * @param run its name, unique within its study or among the single runs
 * @param folder the folder that holds its files
 */
public record RunEntry(@Nullable String study, String run, Path folder) {

    /**
     * Returns the run's address in its catalogue.
     *
     * @return {@code run}, or {@code study/run}
     */
    public String address() {
        return study == null ? run : study + "/" + run;
    }

    /**
     * Reads {@code run.json}.
     *
     * @return the run as it was last written; null if the file is missing or damaged
     */
    public @Nullable RunRecord record() {
        return Listing.file(folder, RunRecord.FILE)
                .map(file -> Json.readOrNull(file, RunRecord.class))
                .orElse(null);
    }

    /**
     * Reads {@code run.json}, which must exist.
     *
     * @return the run as it was last written
     * @throws StoreException if the file is missing or damaged
     */
    public RunRecord readRecord() {
        return Json.read(folder.resolve(RunRecord.FILE), RunRecord.class);
    }

    /**
     * Reads {@code model.zip}, trusting nothing in it.
     *
     * @param record the run's {@code run.json}
     * @return DL4J's network, for the caller to close
     * @throws StoreException if there is no model, or the run's files are damaged or do not belong together
     */
    public MultiLayerNetwork readModel(RunRecord record) {
        return StoredModel.read(folder, address(), record);
    }

    /**
     * Reads {@code history.csv}.
     *
     * @return the finished epochs in order, none if there is no such file
     * @throws StoreException if it is damaged
     */
    public List<EpochMetrics> history() {
        return Listing.file(folder, HistoryCsv.FILE).map(HistoryCsv::read).orElse(List.of());
    }

    /**
     * Reads {@code history.csv} with bounded memory, however long it is.
     *
     * @param most the most epochs to return, at least 2
     * @return all epochs; if there are too many, evenly spaced ones from the first on, and the last
     * @throws StoreException if it is damaged
     */
    public ThinnedHistory history(int most) {
        return Listing.file(folder, HistoryCsv.FILE)
                .map(file -> HistoryCsv.read(file, most))
                .orElse(ThinnedHistory.NONE);
    }

    /**
     * Determines the state of the run.
     *
     * @return its state at this moment
     */
    public RunState state() {
        return state(record());
    }

    /**
     * Determines the state of the run from a record that was read just before.
     *
     * @param record what {@link #record} returned
     * @return its state at this moment
     */
    public RunState state(@Nullable RunRecord record) {
        if (record == null) {
            return RunState.DAMAGED;
        }
        if (record.status() != RunStatus.RUNNING) {
            return RunState.valueOf(record.status().name());
        }
        if (FolderLock.isTaken(folder)) {
            return RunState.RUNNING;
        }
        // It may have ended since the record was read; then it updated the record before it released the lock.
        RunRecord again = record();
        return again == null || again.status() == RunStatus.RUNNING
                ? RunState.INTERRUPTED
                : RunState.valueOf(again.status().name());
    }

    /**
     * Lists the run's files.
     *
     * @return their names; links and folders are left out
     */
    public Set<String> files() {
        return Listing.files(folder);
    }

    /**
     * Looks up a file of the run.
     *
     * @param name any text, compared with the names of the existing files
     * @return the file; empty if there is none of this name, or it is a link or a folder
     */
    public Optional<Path> file(String name) {
        return Listing.file(folder, name);
    }
}
