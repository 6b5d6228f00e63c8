package dev.lenet.trainer.training;

import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run. Closing it frees the network.
 *
 * @param history the finished epochs in order
 * @param best the kept epoch, as defined by the recipe's {@code keep}; null if no epoch was finished
 * @param network the network with the kept epoch's parameters
 * @param stopped whether the run ended early because a stop was requested
 */
public record RunResult(
        List<EpochMetrics> history, @Nullable EpochMetrics best, MultiLayerNetwork network, boolean stopped)
        implements AutoCloseable {

    @Override
    public void close() {
        NetworkMemory.close(network);
    }
}
