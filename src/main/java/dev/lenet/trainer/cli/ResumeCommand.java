package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.job.LogMark;
import dev.lenet.trainer.job.StopSignal;
import dev.lenet.trainer.job.TrainingMonitor;
import dev.lenet.trainer.report.HtmlReport;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.SavedRun;
import dev.lenet.trainer.study.Broadcast;
import dev.lenet.trainer.study.RunExecutor;
import dev.lenet.trainer.text.Text;
import java.nio.file.Files;
import java.util.List;
import org.springframework.stereotype.Component;

/** Goes on with a run that was stopped, failed or killed. */
@Component
class ResumeCommand {

    private final TrainerSettings settings;
    private final Console console;
    private final DatasetStep datasets;
    private final RunExecutor executor;
    private final StudyCommand studies;
    private final Presentation presentation;
    private final StopSignal stop;
    private final TrainingMonitor monitor;

    ResumeCommand(
            TrainerSettings settings,
            Console console,
            DatasetStep datasets,
            RunExecutor executor,
            StudyCommand studies,
            Presentation presentation,
            StopSignal stop,
            TrainingMonitor monitor) {
        this.settings = settings;
        this.console = console;
        this.datasets = datasets;
        this.executor = executor;
        this.studies = studies;
        this.presentation = presentation;
        this.stop = stop;
        this.monitor = monitor;
    }

    /**
     * Goes on with a run or a study.
     *
     * @param name its folder's
     * @return how it ended
     * @throws SettingsException if it has come to its end, or the data is not what it was begun with
     */
    RunStatus resume(String name) {
        if (studies.exists(name)) {
            return studies.resume(name).status();
        }
        try (RunFolder folder = RunFolder.open(settings.modelsDir(), name)) {
            SavedRun saved = SavedRun.read(folder);
            RunRecord left = saved.left(folder);
            boolean trained = left.status() == RunStatus.COMPLETED;
            if (trained && Files.exists(folder.file(HtmlReport.FILE))) {
                throw new SettingsException(Text.format(
                        "the run %s is completed: there is nothing to resume. --evaluate=%s evaluates it again, and a new run needs no --resume.",
                        name, name));
            }
            LogMark.set(name, left.spec().variant());
            Dataset dataset = datasets.load(DatasetStep.choice(left.dataset().name()), settings.dataDir());
            RunRecord record = trained ? left : execute(folder, saved, dataset);
            presentation.present(folder, dataset);
            console.out().print(RunClosing.of(record, folder.path()));
            return record.status();
        }
    }

    private RunRecord execute(RunFolder folder, SavedRun saved, Dataset dataset) {
        try (TerminalProgress progress = new TerminalProgress(console)) {
            RunSpec spec = saved.record().spec();
            Broadcast listeners = new Broadcast(List.of(progress, monitor.watchRun(folder.name(), spec)));
            return executor.resume(folder, saved, dataset, settings.threads(), true, listeners, stop);
        } finally {
            monitor.trained(folder.name());
        }
    }
}
