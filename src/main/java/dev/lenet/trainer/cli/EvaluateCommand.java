package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.study.RunEvaluator;
import org.springframework.stereotype.Component;

/** Evaluates a saved run again and draws its pictures anew, or draws those of a study. */
@Component
class EvaluateCommand {

    private final TrainerSettings settings;
    private final Console console;
    private final DatasetStep datasets;
    private final RunEvaluator evaluator;
    private final StudyCommand studies;
    private final Presentation presentation;

    EvaluateCommand(
            TrainerSettings settings,
            Console console,
            DatasetStep datasets,
            RunEvaluator evaluator,
            StudyCommand studies,
            Presentation presentation) {
        this.settings = settings;
        this.console = console;
        this.datasets = datasets;
        this.evaluator = evaluator;
        this.studies = studies;
        this.presentation = presentation;
    }

    void evaluate(String name) {
        if (studies.exists(name)) {
            studies.redraw(name);
            return;
        }
        try (RunFolder folder = RunFolder.open(settings.modelsDir(), name)) {
            DatasetChoice choice =
                    DatasetStep.choice(folder.readRecord().dataset().name());
            Dataset dataset = datasets.load(choice, settings.dataDir());
            RunRecord record = evaluator.evaluate(folder, dataset, settings.threads());
            presentation.present(folder, dataset);
            console.out().print(RunClosing.of(record, folder.path()));
        }
    }
}
