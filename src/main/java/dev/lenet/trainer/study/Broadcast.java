package dev.lenet.trainer.study;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.training.IterationProgress;
import dev.lenet.trainer.training.TrainingListener;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Forwards events to several listeners, in order.
 *
 * @param listeners each receives every event
 */
public record Broadcast(List<TrainingListener> listeners) implements TrainingListener {

    /** Keeps its own copy of the list. */
    public Broadcast {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void runStarted(RunSpec spec, int trainingImages, int validationImages) {
        listeners.forEach(listener -> listener.runStarted(spec, trainingImages, validationImages));
    }

    @Override
    public void runResumed(List<EpochMetrics> history) {
        listeners.forEach(listener -> listener.runResumed(history));
    }

    @Override
    public void iterationFinished(IterationProgress progress) {
        listeners.forEach(listener -> listener.iterationFinished(progress));
    }

    @Override
    public void epochFinished(
            EpochMetrics metrics, boolean best, MultiLayerNetwork network, @Nullable INDArray trained) {
        listeners.forEach(listener -> listener.epochFinished(metrics, best, network, trained));
    }

    @Override
    public void evaluationStarted() {
        listeners.forEach(TrainingListener::evaluationStarted);
    }
}
