package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.study.StudyExecutor;
import dev.lenet.trainer.study.StudyListener;
import dev.lenet.trainer.study.StudyOutcome;
import dev.lenet.trainer.study.Workers;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Trains a new or unfinished study in its folder, from loading the data to the report. */
@Component
public class StudyTraining {

    private final Execution execution;
    private final ImageLoading images;
    private final StudyExecutor executor;
    private final Drawing drawing;
    private final WorkListeners listeners;
    private final StopSignal stop;

    StudyTraining(
            Execution execution,
            ImageLoading images,
            StudyExecutor executor,
            Drawing drawing,
            WorkListeners listeners,
            StopSignal stop) {
        this.execution = execution;
        this.images = images;
        this.executor = executor;
        this.drawing = drawing;
        this.listeners = listeners;
        this.stop = stop;
    }

    /**
     * Trains a study, or continues the one with that name.
     *
     * @param name the study's name; null for a name with the time, and with a number if that is taken
     * @param asked the study's spec; its data set is replaced by the one that is found
     * @return how it ended
     * @throws SettingsException if the spec does not fit the images, or differs from what the study began with
     * @throws StudyFailedException if a run failed; the others are kept
     */
    public RunStatus train(@Nullable String name, StudySpec asked) {
        try (StudyFolder folder = StudyFolder.openOrNext(execution.modelsDir(), name)) {
            LogMark.set(folder.name(), null);
            StudyListener listener = listeners.studyStarts(folder.name());
            Dataset dataset = images.load(asked.specs().get(0).data());
            return execute(folder, asked.on(dataset.description()), dataset, listener);
        }
    }

    /**
     * Continues a study with the settings that it began with.
     *
     * @param name a study that exists
     * @return how it ended
     * @throws SettingsException if it is completed, or the data is not what it began with
     * @throws StudyFailedException if a run failed; the others are kept
     */
    RunStatus resume(String name) {
        LogMark.set(name, null);
        StudyListener listener = listeners.studyStarts(name);
        try (StudyFolder folder = StudyFolder.open(execution.modelsDir(), name)) {
            StudyRecord record = Objects.requireNonNull(folder.readRecord());
            Dataset dataset = images.load(name, record);
            return execute(folder, record.spec(), dataset, listener);
        }
    }

    private RunStatus execute(StudyFolder folder, StudySpec spec, Dataset dataset, StudyListener listener) {
        Workers workers = new Workers(execution.workers(), execution.threads());
        StudyOutcome outcome;
        try {
            outcome = executor.execute(folder, spec, dataset, workers, listener, drawsLast(folder, dataset), stop);
        } finally {
            listeners.studyTrained();
        }
        return ended(folder, outcome);
    }

    /**
     * Completes a study whose cells were trained: tests the selected variants, draws the pictures and writes the report.
     *
     * @param name a study that was prepared or started
     * @return how it ended
     * @throws SettingsException if the data is not what the study was prepared with
     * @throws CellsMissingException if a cell has failed, or has not ended, in which case nothing is tested
     */
    public RunStatus collect(String name) {
        LogMark.set(name, null);
        StudyFolder.peek(execution.modelsDir(), name);
        StudyListener listener = listeners.studyStarts(name);
        try (StudyFolder folder = StudyFolder.open(execution.modelsDir(), name)) {
            StudyRecord before = Objects.requireNonNull(folder.readRecord());
            if (before.status() == RunStatus.COMPLETED && folder.isDrawn(before.runs())) {
                listeners.studyEnded(before, folder.path(), true);
                return RunStatus.COMPLETED;
            }
            Dataset dataset = images.load(name, before);
            StudyOutcome outcome = executor.collect(
                    folder, before, dataset, execution.threads(), listener, drawsLast(folder, dataset), stop);
            listeners.studyTrained();
            return ended(folder, outcome);
        }
    }

    /** The last part of the work on a study, before it is stored as completed. */
    private Predicate<StudyRecord> drawsLast(StudyFolder folder, Dataset dataset) {
        return ended -> {
            listeners.studyTrained();
            return drawing.draw(folder, ended, dataset);
        };
    }

    private RunStatus ended(StudyFolder folder, StudyOutcome outcome) {
        StudyRecord record = outcome.record();
        listeners.studyEnded(record, folder.path(), record.status() != RunStatus.STOPPED);
        if (!outcome.failures().isEmpty()) {
            throw new StudyFailedException(record, outcome.failures().get(0));
        }
        if (!stop.getAsBoolean()
                && !(outcome.open().isEmpty() && record.failedRuns().isEmpty())) {
            throw new CellsMissingException(record, outcome.open()); // other workers train them or have failed
        }
        return record.status();
    }

    /**
     * Draws the pictures and reports of a study again.
     *
     * @param name a study that has ended
     * @return how the work ended
     * @throws SettingsException if the data is not what the study was trained on
     */
    RunStatus redraw(String name) {
        try (StudyFolder folder = StudyFolder.open(execution.modelsDir(), name)) {
            StudyRecord record = Objects.requireNonNull(folder.readRecord());
            Dataset dataset = images.load(name, record);
            return drawing.finish(folder, record, dataset);
        }
    }

    /** Returns whether a study has this name. */
    boolean exists(String name) {
        return StudyFolder.exists(execution.modelsDir(), name);
    }
}
