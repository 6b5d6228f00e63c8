package dev.lenet.trainer.cli;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.study.RunEvaluator;
import dev.lenet.trainer.study.RunExecutor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Does what the command line asks for: trains, evaluates or compares, then shows what came out. */
@Component
class RunCommand implements ApplicationRunner {

    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final TrainerSettings settings;
    private final Console console;
    private final DatasetStep datasets;
    private final RunExecutor executor;
    private final RunEvaluator evaluator;
    private final StudyCommand studies;
    private final ResumeCommand resumption;
    private final CompareCommand comparison;
    private final Presentation presentation;
    private final AugmentationSettings augmentation;
    private final StopSignal stop;

    RunCommand(
            TrainerSettings settings,
            Console console,
            DatasetStep datasets,
            RunExecutor executor,
            RunEvaluator evaluator,
            StudyCommand studies,
            ResumeCommand resumption,
            CompareCommand comparison,
            Presentation presentation,
            AugmentationSettings augmentation,
            StopSignal stop) {
        this.settings = settings;
        this.console = console;
        this.datasets = datasets;
        this.executor = executor;
        this.evaluator = evaluator;
        this.studies = studies;
        this.resumption = resumption;
        this.comparison = comparison;
        this.presentation = presentation;
        this.augmentation = augmentation;
        this.stop = stop;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try (StopSignal.Work work = stop.begin()) {
            if (settings.compare() != null) {
                comparison.compare(settings.compare(), name("compare"));
            } else if (settings.resume() != null) {
                resumption.resume(settings.resume());
            } else if (settings.evaluate() != null) {
                again(settings.evaluate());
            } else if (settings.isStudy()) {
                studies.run();
            } else {
                train();
            }
        }
    }

    private void train() {
        Dataset dataset = datasets.load(settings.dataset(), settings.dataDir());
        RunSpec spec = settings.spec(dataset.name(), augmentation);
        try (RunFolder folder =
                RunFolder.create(settings.modelsDir(), name(spec.variant().id()))) {
            console.out().print(executor.summary(spec.variant()).render());
            finish(folder, execute(folder, spec, dataset), dataset);
        }
    }

    private RunRecord execute(RunFolder folder, RunSpec spec, Dataset dataset) {
        try (TerminalProgress progress = new TerminalProgress(console)) {
            return executor.execute(folder, spec, dataset, settings.threads().count(), true, progress, stop);
        }
    }

    private void again(String name) {
        if (studies.exists(name)) {
            studies.redraw(name);
            return;
        }
        try (RunFolder folder = RunFolder.open(settings.modelsDir(), name)) {
            DatasetChoice choice =
                    DatasetStep.choice(folder.readRecord().dataset().name());
            Dataset dataset = datasets.load(choice, settings.dataDir());
            finish(
                    folder,
                    evaluator.evaluate(folder, dataset, settings.threads().count()),
                    dataset);
        }
    }

    private void finish(RunFolder folder, RunRecord record, Dataset dataset) {
        presentation.present(folder, dataset);
        console.out().print(RunClosing.of(record, folder.path()));
    }

    private String name(String what) {
        return settings.run() != null
                ? settings.run()
                : what + "-" + STAMP.format(Clock.systemUTC().instant());
    }
}
