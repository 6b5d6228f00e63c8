package dev.lenet.trainer.cli;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.report.FontsMissingException;
import dev.lenet.trainer.report.RunPictures;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.study.StudyExecutor;
import dev.lenet.trainer.study.StudyOutcome;
import dev.lenet.trainer.study.Workers;
import java.time.Clock;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Trains a study, new or begun, then draws the pictures of its runs and tells what came out. */
@Component
class StudyCommand {

    private final TrainerSettings settings;
    private final AugmentationSettings augmentation;
    private final Environment environment;
    private final Console console;
    private final DatasetStep datasets;
    private final StudyExecutor executor;
    private final StopSignal stop;

    StudyCommand(
            TrainerSettings settings,
            AugmentationSettings augmentation,
            Environment environment,
            Console console,
            DatasetStep datasets,
            StudyExecutor executor,
            StopSignal stop) {
        this.settings = settings;
        this.augmentation = augmentation;
        this.environment = environment;
        this.console = console;
        this.datasets = datasets;
        this.executor = executor;
        this.stop = stop;
    }

    void run() {
        Dataset dataset = datasets.load(settings.dataset(), settings.dataDir());
        try (StudyFolder folder = StudyFolder.open(settings.modelsDir(), name())) {
            StudyOutcome outcome = execute(folder, dataset);
            if (outcome.record().status() != RunStatus.STOPPED) {
                draw(folder, outcome);
            }
            console.out().print(StudyClosing.of(outcome.record(), folder.path()));
            if (!outcome.failures().isEmpty()) {
                throw new StudyFailedException(
                        outcome.record(), outcome.failures().get(0));
            }
        }
    }

    private StudyOutcome execute(StudyFolder folder, Dataset dataset) {
        Workers workers = new Workers(
                settings.workers().count(settings.threads()), settings.threads().count());
        try (StudyProgress progress = new StudyProgress(console)) {
            return executor.execute(
                    folder,
                    settings.study(dataset.name(), augmentation),
                    dataset,
                    workers,
                    RepeatingCommand.of(environment, dataset.name()),
                    progress,
                    stop);
        }
    }

    private void draw(StudyFolder study, StudyOutcome outcome) {
        try {
            for (String name : outcome.record().runs()) {
                RunRecord record = RunFolder.peek(study.path(), name);
                if (record != null && !stop.getAsBoolean()) {
                    console.status("drawing the pictures of " + name);
                    try (RunFolder run = RunFolder.open(study.path(), name)) {
                        RunPictures.draw(run);
                    }
                }
            }
        } catch (FontsMissingException e) {
            console.warn(String.valueOf(e.getMessage()));
        } finally {
            console.status("");
        }
    }

    private String name() {
        return settings.run() != null
                ? settings.run()
                : "study-" + RunCommand.STAMP.format(Clock.systemUTC().instant());
    }
}
