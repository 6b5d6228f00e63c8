package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.evaluation.Evaluation;
import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.PredictionsCsv;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.training.LearnerFactory;
import dev.lenet.trainer.training.TrainingData;
import dev.lenet.trainer.training.TrainingService;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.springframework.stereotype.Component;

/** Evaluates a saved run's best model again. */
@Component
public class RunEvaluator {

    private final LearnerFactory learners;

    /**
     * Creates an evaluator.
     *
     * @param learners provides the fastest code for predictions
     */
    public RunEvaluator(LearnerFactory learners) {
        this.learners = learners;
    }

    /**
     * Evaluates {@code model.zip} on the test set and updates {@code test-predictions.csv} and {@code run.json}.
     *
     * @param folder owned by the caller
     * @param dataset the data that the run was trained on
     * @param threads processors to use, at least 1
     * @param stopRequested polled regularly; true ends the evaluation before anything is written
     * @return the updated {@code run.json}
     * @throws java.util.concurrent.CancellationException if a stop was requested
     * @throws SettingsException if the data is not what the run was trained on
     * @throws StoreException if the run's files are missing or damaged
     */
    public RunRecord evaluate(RunFolder folder, Dataset dataset, int threads, BooleanSupplier stopRequested) {
        RunRecord record = folder.readRecord();
        TrainingData data = data(folder, record, dataset);
        MultiLayerNetwork network = learners.fastest(folder.readModel(), threads);
        try {
            Evaluation evaluation = TrainingData.evaluate(network, dataset.test(), stopRequested);
            RunRecord measured = record.kept().trainLoss() == null
                    ? record.withKept(
                            data.evaluateTraining(network, stopRequested), data.validate(network, stopRequested))
                    : record;
            RunRecord tested = measured.withTest(evaluation);
            PredictionsCsv.write(folder.file(PredictionsCsv.FILE), evaluation.predictions());
            folder.write(tested);
            return tested;
        } finally {
            NetworkMemory.close(network);
        }
    }

    /**
     * Returns the images of a stored run, after checking that they are its data.
     *
     * @throws SettingsException if the data is not what the run was trained on
     * @throws StoreException if the settings or numbers of images in {@code run.json} do not fit the data
     */
    static TrainingData data(RunFolder folder, RunRecord record, Dataset dataset) {
        record.dataset().data().requireIn("run " + folder.name(), dataset);
        try {
            TrainingData data = RunExecutor.data(record.spec(), dataset);
            TrainingService.check(record.spec(), data.training().length);
            if (data.training().length == record.dataset().training()
                    && data.validation().length == record.dataset().validation()) {
                return data;
            }
            throw damaged(
                    folder,
                    Text.format(
                            "it says %d training and %d validation images, but its settings give %d and %d",
                            record.dataset().training(),
                            record.dataset().validation(),
                            data.training().length,
                            data.validation().length));
        } catch (SettingsException e) {
            throw damaged(folder, String.valueOf(e.getMessage()));
        }
    }

    private static StoreException damaged(RunFolder folder, String what) {
        return new StoreException(
                Text.format("%s is damaged: %s. Restore the file, or train again.", folder.file(RunRecord.FILE), what));
    }
}
