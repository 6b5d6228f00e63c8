package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.store.ClaimHeldException;
import dev.lenet.trainer.store.Claims;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.study.PlannedRun;
import dev.lenet.trainer.study.StudyExecutor;
import dev.lenet.trainer.study.StudyListener;
import dev.lenet.trainer.study.Workers;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The first steps of a study that is not trained by one process alone: it is prepared once, and trained by any number of
 * processes on machines that share the models folder. A cell is one of its runs, identified by its place in the study's list,
 * from 0. {@link StudyTraining#collect} completes it.
 */
@Component
public class StudySteps {

    private final Execution execution;
    private final ImageLoading images;
    private final StudyExecutor executor;
    private final WorkListeners listeners;
    private final StopSignal stop;

    StudySteps(
            Execution execution,
            ImageLoading images,
            StudyExecutor executor,
            WorkListeners listeners,
            StopSignal stop) {
        this.execution = execution;
        this.images = images;
        this.executor = executor;
        this.listeners = listeners;
        this.stop = stop;
    }

    /**
     * Stores a study's cells and trains nothing.
     *
     * @param name the study's name; null for a name with the time, and with a number if that is taken
     * @param asked the study's spec; its data set is replaced by the one that is found
     * @throws SettingsException if the spec does not fit the images, or differs from what the study began with
     */
    public void prepare(@Nullable String name, StudySpec asked) {
        try (StudyFolder folder = StudyFolder.openOrNext(execution.modelsDir(), name)) {
            Dataset dataset = images.load(asked.specs().get(0).data());
            StudyRecord record = executor.prepare(folder, asked.on(dataset.description()), dataset);
            listeners.studyPrepared(record, folder.path());
        }
    }

    /**
     * Trains one cell, or all free cells until none is left. Interrupted cells, also those of other machines, continue from
     * their checkpoints.
     *
     * @param name a study that was prepared or started
     * @param cell the cell's place in the study's list, from 0; null for all free cells
     * @return COMPLETED, or STOPPED on request
     * @throws SettingsException if there is no such cell, or the data is not what the study was prepared with
     * @throws ClaimHeldException if the given cell belongs to a worker that is alive
     * @throws CellFailedException if a cell failed; the others are kept
     */
    public RunStatus work(String name, @Nullable Integer cell) {
        LogMark.set(name, null);
        Path study = execution.modelsDir().resolve(name);
        StudyRecord record = StudyFolder.peek(execution.modelsDir(), name);
        List<PlannedRun> planned = PlannedRun.of(record.spec());
        List<PlannedRun> some = cell == null ? planned : List.of(cell(record, planned, cell));
        StudyListener listener = listeners.studyStarts(name);
        if (executor.unfinished(study, record, some).isEmpty()) {
            listeners.cellsDone(name, some.stream().map(PlannedRun::name).toList());
            return RunStatus.COMPLETED;
        }
        Dataset dataset = images.load(name, record);
        Workers workers = new Workers(cell == null ? execution.workers() : 1, execution.threads());
        List<Throwable> failures = executor.work(study, record, some, dataset, workers, listener, stop);
        listeners.studyTrained();
        if (!failures.isEmpty()) {
            throw new CellFailedException(name, failures);
        }
        if (stop.getAsBoolean()) {
            return RunStatus.STOPPED;
        }
        if (cell != null && !executor.unfinished(study, record, some).isEmpty()) {
            String run = some.get(0).name();
            throw new ClaimHeldException(run, new Claims(study).ownerName(run));
        }
        return RunStatus.COMPLETED;
    }

    private static PlannedRun cell(StudyRecord record, List<PlannedRun> planned, int cell) {
        if (cell < 0 || cell >= planned.size()) {
            throw new SettingsException(Text.format(
                    "the study %s has no cell %d: its %s are numbered from 0 to %d.",
                    record.study(), cell, Text.count(planned.size(), "cell"), planned.size() - 1));
        }
        return planned.get(cell);
    }
}
