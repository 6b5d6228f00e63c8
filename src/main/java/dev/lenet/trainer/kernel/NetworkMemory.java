package dev.lenet.trainer.kernel;

import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Frees a network's memory outside the heap. {@link MultiLayerNetwork#close()} frees the same memory and then collects
 * the whole heap twice, which takes longer than an epoch of many small runs.
 */
public final class NetworkMemory {

    private NetworkMemory() {}

    /**
     * Closes a network of either kind.
     *
     * @param network not to be used afterwards; closing it again has no effect
     */
    public static void close(MultiLayerNetwork network) {
        // Does not name FusedNetwork, so that its class stays unloaded on a GPU.
        if (network.getClass() == MultiLayerNetwork.class) {
            free(network);
        } else {
            network.close();
        }
    }

    /** Frees the parameters, the gradients and the updater's state. */
    static void free(MultiLayerNetwork network) {
        free(network.params());
        free(network.getGradientsViewArray());
        Updater updater = network.getUpdater(false);
        if (updater != null) {
            free(updater.getStateViewArray());
        }
    }

    private static void free(@Nullable INDArray array) {
        if (array != null && array.closeable()) {
            array.close();
        }
    }
}
