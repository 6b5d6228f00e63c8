package dev.lenet.trainer.training;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Hears what happens in one run. All calls come from the thread that trains, in order; a listener that throws ends the
 * run.
 */
public interface TrainingListener {

    /**
     * The run is about to do its first step.
     *
     * @param spec what decides the run
     * @param trainingImages images an epoch walks through
     * @param validationImages images held out to choose the best epoch
     */
    default void runStarted(RunSpec spec, int trainingImages, int validationImages) {}

    /**
     * The run, of which {@link #runStarted} has just told, is not new: it goes on after the last of some finished epochs.
     *
     * @param history the epochs that an earlier session finished, in order, at least one
     */
    default void runResumed(List<EpochMetrics> history) {}

    /**
     * A training step is done. Called for every step: be quick.
     *
     * @param progress where the run stands
     */
    default void iterationFinished(IterationProgress progress) {}

    /**
     * An epoch is trained and validated.
     *
     * @param metrics what it gave
     * @param best whether its network is the one to keep so far, by the recipe's {@code keep}
     * @param network the network as it is now, for saving; not to be kept or changed
     */
    default void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {}

    /**
     * An epoch is trained and validated. Where a recipe averages the weights, what is validated and to be kept is not what
     * training goes on with, and whoever saves needs both.
     *
     * @param metrics what it gave
     * @param best whether its network is the one to keep so far, by the recipe's {@code keep}
     * @param network the network as it was validated, for saving; not to be kept or changed
     * @param trained the weights that training goes on with; null if they are those of the network
     */
    default void epochFinished(
            EpochMetrics metrics, boolean best, MultiLayerNetwork network, @Nullable INDArray trained) {
        epochFinished(metrics, best, network);
    }

    /** Training is over, and the best model is about to be evaluated. */
    default void evaluationStarted() {}
}
