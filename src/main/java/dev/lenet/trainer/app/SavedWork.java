package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.study.RunEvaluator;
import org.springframework.stereotype.Component;

/** Continues a saved run or study, or evaluates it again. */
@Component
public class SavedWork {

    private final Execution execution;
    private final ImageLoading images;
    private final RunEvaluator evaluator;
    private final RunTraining runs;
    private final StudyTraining studies;
    private final Drawing drawing;
    private final StopSignal stop;

    SavedWork(
            Execution execution,
            ImageLoading images,
            RunEvaluator evaluator,
            RunTraining runs,
            StudyTraining studies,
            Drawing drawing,
            StopSignal stop) {
        this.execution = execution;
        this.images = images;
        this.evaluator = evaluator;
        this.runs = runs;
        this.studies = studies;
        this.drawing = drawing;
        this.stop = stop;
    }

    /**
     * Continues a run or a study that was stopped, failed or was killed.
     *
     * @param name its name
     * @return how it ended
     * @throws dev.lenet.trainer.run.SettingsException if there is nothing to resume, or the data is not what it began with
     * @throws dev.lenet.trainer.store.StoreException if its folder is missing, damaged, in use or cannot be written
     */
    public RunStatus resume(String name) {
        return studies.exists(name) ? studies.resume(name) : runs.resume(name);
    }

    /**
     * Evaluates a saved run on the test set again and redraws its pictures, or redraws those of a study.
     *
     * @param name its name
     * @return how the work ended
     * @throws dev.lenet.trainer.run.SettingsException if the data is not what it was trained on
     * @throws dev.lenet.trainer.store.StoreException if its folder is missing, damaged, in use or cannot be written
     */
    public RunStatus evaluate(String name) {
        if (studies.exists(name)) {
            return studies.redraw(name);
        }
        try (RunFolder folder = RunFolder.open(execution.modelsDir(), name)) {
            RunRecord saved = folder.readRecord();
            Dataset dataset = images.load(saved.spec(), saved.dataset().data());
            RunRecord record = evaluator.evaluate(folder, dataset, execution.threads(), stop);
            return drawing.finish(folder, record, dataset);
        }
    }
}
