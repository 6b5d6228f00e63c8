package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.model.ModelSummary;
import dev.lenet.trainer.report.HtmlReport;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.FindingsCsv;
import dev.lenet.trainer.store.FreeName;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.SavedRun;
import dev.lenet.trainer.study.RunEnding;
import dev.lenet.trainer.study.RunExecutor;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.training.TrainingListener;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Trains a single run in its folder, from loading the data to the report. */
@Component
public class RunTraining {

    private final Execution execution;
    private final ImageLoading images;
    private final RunExecutor executor;
    private final Drawing drawing;
    private final WorkListeners listeners;
    private final StopSignal stop;

    RunTraining(
            Execution execution,
            ImageLoading images,
            RunExecutor executor,
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
     * Trains a new run.
     *
     * @param name its name; null for the variant's name and the time, with a number if that is taken
     * @param asked the run's spec; its data set is replaced by the one that is found
     * @return how it ended
     * @throws SettingsException if the spec does not fit the images; the folder is removed then
     * @throws dev.lenet.trainer.store.StoreException if the folder exists or cannot be written
     */
    public RunStatus train(@Nullable String name, RunSpec asked) {
        try (RunFolder folder = name == null
                ? RunFolder.createNext(
                        execution.modelsDir(), FreeName.stamped(asked.variant().name()))
                : RunFolder.create(execution.modelsDir(), name)) {
            LogMark.set(folder.name(), asked.variant().name());
            TrainingListener listener = listeners.runStarts(folder.name(), asked);
            Dataset dataset = images.load(asked.data());
            RunSpec spec = asked.on(dataset.description());
            RunExecutor.check(spec, dataset);
            FindingsCsv.write(folder.path(), dataset.findings());
            listeners.modelBuilt(ModelSummary.of(spec.variant().architecture()));
            RunRecord record;
            try {
                record = executor.execute(
                        folder,
                        spec,
                        dataset,
                        execution.threads(),
                        RunEnding.testedAnd(completed -> isDrawn(folder, completed, dataset)),
                        listener,
                        stop);
            } finally {
                listeners.runTrained(folder.name());
            }
            return ended(folder, record, dataset);
        }
    }

    /**
     * Continues a run that was stopped, failed or was killed. If it is trained already, draws what is missing.
     *
     * @param name its name
     * @return how it ended
     * @throws SettingsException if there is nothing to resume, or the data is not what the run began with
     * @throws dev.lenet.trainer.store.StoreException if its folder is damaged, in use or cannot be written
     */
    RunStatus resume(String name) {
        try (RunFolder folder = RunFolder.open(execution.modelsDir(), name)) {
            SavedRun saved = SavedRun.read(folder);
            RunRecord left = saved.left(folder);
            boolean trained = left.status() == RunStatus.COMPLETED;
            if (trained && Files.exists(folder.file(HtmlReport.FILE))) {
                throw new SettingsException(Text.format(
                        "the run %s is completed: there is nothing to resume. Evaluate it, or train a new run.", name));
            }
            LogMark.set(name, left.spec().variant().name());
            TrainingListener listener = listeners.runStarts(name, left.spec());
            Dataset dataset = images.load(left.spec(), left.dataset().data());
            RunRecord record;
            try {
                record = trained
                        ? left
                        : executor.resume(
                                folder,
                                saved,
                                dataset,
                                execution.threads(),
                                RunEnding.testedAnd(completed -> isDrawn(folder, completed, dataset)),
                                listener,
                                stop);
            } finally {
                listeners.runTrained(name);
            }
            return trained ? drawing.finish(folder, record, dataset) : ended(folder, record, dataset);
        }
    }

    private boolean isDrawn(RunFolder folder, RunRecord completed, Dataset dataset) {
        listeners.runTrained(folder.name());
        return drawing.draw(folder, completed, dataset);
    }

    /** A completed run has already been drawn. For a stopped run, its finished epochs are drawn. */
    private RunStatus ended(RunFolder folder, RunRecord record, Dataset dataset) {
        if (record.status() != RunStatus.COMPLETED) {
            return drawing.finish(folder, record, dataset);
        }
        listeners.runEnded(record, folder.path(), true);
        return record.status();
    }
}
