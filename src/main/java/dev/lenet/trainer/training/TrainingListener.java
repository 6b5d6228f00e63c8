package dev.lenet.trainer.training;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Receives the events of one run. All calls come in order on the training thread; an exception thrown by a listener ends the
 * run.
 */
public interface TrainingListener {

    /**
     * Called before the first step of the run.
     *
     * @param spec the run's specification
     * @param trainingImages training images per epoch
     * @param validationImages images held out to select the best epoch
     */
    default void runStarted(RunSpec spec, int trainingImages, int validationImages) {}

    /**
     * Called after {@link #runStarted} if the run is resumed.
     *
     * @param history the epochs finished by earlier sessions, in order, at least one
     */
    default void runResumed(List<EpochMetrics> history) {}

    /**
     * Called after every training step; must return quickly.
     *
     * @param progress the run's progress
     */
    default void iterationFinished(IterationProgress progress) {}

    /**
     * Called when an epoch has been trained and validated.
     *
     * @param metrics the epoch's metrics
     * @param best whether its network is the one to keep so far, by the recipe's {@code keep}
     * @param network the current network, for saving; must not be retained or changed
     */
    default void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {}

    /**
     * Called when an epoch has been trained and validated. If the recipe averages the weights, the validated network has the
     * averaged weights, while training continues with others; a checkpoint needs both.
     *
     * @param metrics the epoch's metrics
     * @param best whether its network is the one to keep so far, by the recipe's {@code keep}
     * @param network the network as validated, for saving; must not be retained or changed
     * @param trained the weights with which training continues; null if they are those of the network
     */
    default void epochFinished(
            EpochMetrics metrics, boolean best, MultiLayerNetwork network, @Nullable INDArray trained) {
        epochFinished(metrics, best, network);
    }

    /** Called when training is finished, before the best model is evaluated. */
    default void evaluationStarted() {}
}
