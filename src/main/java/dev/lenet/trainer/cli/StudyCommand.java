package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.job.LogMark;
import dev.lenet.trainer.job.StopSignal;
import dev.lenet.trainer.job.TrainingMonitor;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.study.RepeatingCommand;
import dev.lenet.trainer.study.StudyBroadcast;
import dev.lenet.trainer.study.StudyExecutor;
import dev.lenet.trainer.study.StudyOutcome;
import dev.lenet.trainer.study.Workers;
import dev.lenet.trainer.text.Text;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Trains a study, new or begun, then draws the pictures of its runs and tells what came out. */
@Component
class StudyCommand {

    private final TrainerSettings settings;
    private final Console console;
    private final Presentation presentation;
    private final DatasetStep datasets;
    private final StudyExecutor executor;
    private final StopSignal stop;
    private final TrainingMonitor monitor;

    StudyCommand(
            TrainerSettings settings,
            Console console,
            Presentation presentation,
            DatasetStep datasets,
            StudyExecutor executor,
            StopSignal stop,
            TrainingMonitor monitor) {
        this.settings = settings;
        this.console = console;
        this.presentation = presentation;
        this.datasets = datasets;
        this.executor = executor;
        this.stop = stop;
        this.monitor = monitor;
    }

    /** Trains the study that the settings ask for, or goes on with it. */
    StudyRecord run() {
        String name = name();
        LogMark.set(name, null);
        Dataset dataset = datasets.load(settings.dataset(), settings.dataDir());
        StudySpec spec = settings.study(dataset.name());
        StudyExecutor.check(spec, dataset);
        try (StudyFolder folder = StudyFolder.open(settings.modelsDir(), name)) {
            return run(folder, spec, dataset, RepeatingCommand.of(spec));
        }
    }

    /**
     * Goes on with a study, with the settings that it was begun with.
     *
     * @param name a study that exists
     * @return {@code study.json} as it was left
     */
    StudyRecord resume(String name) {
        LogMark.set(name, null);
        try (StudyFolder folder = StudyFolder.open(settings.modelsDir(), name)) {
            StudyRecord record = Objects.requireNonNull(folder.readRecord());
            Dataset dataset = datasets.load(DatasetStep.choice(record.dataset().name()), settings.dataDir());
            return run(folder, record.spec(), dataset, record.command());
        }
    }

    private StudyRecord run(StudyFolder folder, StudySpec spec, Dataset dataset, String command) {
        StudyOutcome outcome = execute(folder, spec, dataset, command);
        if (outcome.record().status() != RunStatus.STOPPED) {
            presentation.present(folder, outcome.record(), dataset);
        }
        console.out().print(StudyClosing.of(outcome.record(), folder.path()));
        if (!outcome.failures().isEmpty()) {
            throw new StudyFailedException(outcome.record(), outcome.failures().get(0));
        }
        return outcome.record();
    }

    private StudyOutcome execute(StudyFolder folder, StudySpec spec, Dataset dataset, String command) {
        Workers workers = new Workers(settings.workers(), settings.threads());
        try (StudyProgress progress = new StudyProgress(console)) {
            StudyBroadcast listeners = new StudyBroadcast(List.of(progress, monitor.watchStudy(folder.name())));
            return executor.execute(folder, spec, dataset, workers, command, listeners, stop);
        }
    }

    /**
     * Makes the pictures and reports of a study again.
     *
     * @param name a study that is over
     * @throws SettingsException if the data is not what the study was trained on
     */
    void redraw(String name) {
        try (StudyFolder folder = StudyFolder.open(settings.modelsDir(), name)) {
            StudyRecord record = Objects.requireNonNull(folder.readRecord());
            Dataset dataset = datasets.load(DatasetStep.choice(record.dataset().name()), settings.dataDir());
            if (!record.dataset().sha256().equals(dataset.sha256())) {
                throw new SettingsException(Text.format(
                        "study %s was trained on other data than that in %s. Name the folder with the study's data with --data-dir=DIR.",
                        name, dataset.origin()));
            }
            presentation.present(folder, record, dataset);
            console.out().print(StudyClosing.of(record, folder.path()));
        }
    }

    /** Whether a name is that of a study. */
    boolean exists(String name) {
        return Files.isRegularFile(settings.modelsDir().resolve(name).resolve(StudyRecord.FILE));
    }

    private String name() {
        return settings.run() != null
                ? settings.run()
                : "study-" + Text.stamp(Clock.systemUTC().instant());
    }
}
