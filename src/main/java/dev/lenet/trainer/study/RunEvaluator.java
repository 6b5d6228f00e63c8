package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.evaluation.Evaluation;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.PredictionsCsv;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.training.LearnerFactory;
import dev.lenet.trainer.training.TrainingData;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.springframework.stereotype.Component;

/** Evaluates a saved run's best model again. */
@Component
public class RunEvaluator {

    private final LearnerFactory learners;

    /**
     * Makes an evaluator.
     *
     * @param learners knows the code that predicts fast
     */
    public RunEvaluator(LearnerFactory learners) {
        this.learners = learners;
    }

    /**
     * Evaluates {@code model.zip} on the test set and brings {@code test-predictions.csv} and {@code run.json} up to
     * date.
     *
     * @param folder owned by the caller
     * @param dataset the data that the run was trained on
     * @param threads processors to use, at least 1
     * @return {@code run.json} as it was left
     * @throws SettingsException if the data is not what the run was trained on
     * @throws dev.lenet.trainer.store.StoreException if the run's files are missing or damaged
     */
    public RunRecord evaluate(RunFolder folder, Dataset dataset, int threads) {
        RunRecord record = folder.readRecord();
        refuseOtherData(folder, record, dataset);
        MultiLayerNetwork network = learners.fastest(folder.readModel(), threads);
        try {
            Evaluation evaluation = TrainingData.evaluate(network, dataset.test());
            RunRecord tested = record.withTest(evaluation, FashionMnist.CLASS_NAMES);
            PredictionsCsv.write(folder.file(PredictionsCsv.FILE), evaluation.predictions());
            folder.write(tested);
            return tested;
        } finally {
            network.close();
        }
    }

    /** A run belongs to its data. */
    static void refuseOtherData(RunFolder folder, RunRecord record, Dataset dataset) {
        if (!record.dataset().sha256().equals(dataset.sha256())) {
            throw new SettingsException(
                    "run %s was trained on data with SHA-256 %s, but %s has %s. Name the folder with the run's data with --data-dir=DIR."
                            .formatted(folder.name(), record.dataset().sha256(), dataset.origin(), dataset.sha256()));
        }
    }
}
