package dev.lenet.trainer.training;

import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The state in which an earlier session left a run, after a whole number of epochs. Closing it frees the networks.
 *
 * @param history the finished epochs in order, at least one
 * @param last the network after the last of them, with its updater's state and counters
 * @param best the network after the best of them
 * @param trained the weights with which training continues, if those of the last network are an average; null otherwise
 */
public record ResumePoint(
        List<EpochMetrics> history,
        MultiLayerNetwork last,
        MultiLayerNetwork best,
        @Nullable INDArray trained) implements AutoCloseable {

    /** Copies the history. */
    public ResumePoint {
        history = List.copyOf(history);
    }

    /** Restores the exact state of the last network in a new network of the same variant. */
    void continueIn(MultiLayerNetwork network) {
        INDArray weights = trained == null ? last.params() : trained;
        network.params().assign(weights.reshape(network.params().shape()));
        INDArray state = network.getUpdater().getStateViewArray();
        if (state != null) { // plain SGD has none
            state.assign(last.getUpdater().getStateViewArray());
        }
        network.setIterationCount(last.getIterationCount());
        network.setEpochCount(last.getEpochCount() - 1);
        network.incrementEpochCount(); // also updates each layer's count
    }

    @Override
    public void close() {
        NetworkMemory.close(last);
        NetworkMemory.close(best);
    }
}
