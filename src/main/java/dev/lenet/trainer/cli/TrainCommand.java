package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.job.LogMark;
import dev.lenet.trainer.job.StopSignal;
import dev.lenet.trainer.job.TrainingMonitor;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.study.Broadcast;
import dev.lenet.trainer.study.RunExecutor;
import java.util.List;
import org.springframework.stereotype.Component;

/** Trains one run in a new folder, then draws its pictures and tells what came out. */
@Component
class TrainCommand {

    private final TrainerSettings settings;
    private final Console console;
    private final DatasetStep datasets;
    private final RunExecutor executor;
    private final Presentation presentation;
    private final StopSignal stop;
    private final TrainingMonitor monitor;

    TrainCommand(
            TrainerSettings settings,
            Console console,
            DatasetStep datasets,
            RunExecutor executor,
            Presentation presentation,
            StopSignal stop,
            TrainingMonitor monitor) {
        this.settings = settings;
        this.console = console;
        this.datasets = datasets;
        this.executor = executor;
        this.presentation = presentation;
        this.stop = stop;
        this.monitor = monitor;
    }

    /**
     * Trains.
     *
     * @param name of the new run
     * @param choice where the images come from
     * @param asked what decides the run; its data set's name is replaced by that of what is found
     * @return {@code run.json} as it was left
     * @throws dev.lenet.trainer.run.SettingsException if the spec does not fit the images; no folder is made then
     */
    RunRecord train(String name, DatasetChoice choice, RunSpec asked) {
        LogMark.set(name, asked.variant());
        Dataset dataset = datasets.load(choice, settings.dataDir());
        RunSpec spec = asked.on(dataset.name());
        RunExecutor.check(spec, dataset);
        try (RunFolder folder = RunFolder.create(settings.modelsDir(), name)) {
            console.out().print(executor.summary(spec.variant()).render());
            RunRecord record = execute(folder, spec, dataset);
            presentation.present(folder, dataset);
            console.out().print(RunClosing.of(record, folder.path()));
            return record;
        }
    }

    private RunRecord execute(RunFolder folder, RunSpec spec, Dataset dataset) {
        try (TerminalProgress progress = new TerminalProgress(console)) {
            Broadcast listeners = new Broadcast(List.of(progress, monitor.watchRun(folder.name(), spec)));
            return executor.execute(folder, spec, dataset, settings.threads(), true, listeners, stop);
        } finally {
            monitor.trained(folder.name());
        }
    }
}
