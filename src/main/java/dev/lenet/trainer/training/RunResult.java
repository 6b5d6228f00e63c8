package dev.lenet.trainer.training;

import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * What a run gave. Closing it frees the network.
 *
 * @param history the finished epochs in order
 * @param best the epoch with the best validation accuracy, the first of equals; null if no epoch was finished
 * @param network with the best epoch's parameters
 * @param stopped whether the run ended early because it was asked to
 */
public record RunResult(
        List<EpochMetrics> history, @Nullable EpochMetrics best, MultiLayerNetwork network, boolean stopped)
        implements AutoCloseable {

    @Override
    public void close() {
        NetworkMemory.close(network);
    }
}
