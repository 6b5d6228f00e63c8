package dev.lenet.trainer.training;

import dev.lenet.trainer.kernel.FusedNetwork;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** The trainer's own vector kernels behind DL4J's solver and updater. */
final class FusedLearner implements Learner {

    private final FusedNetwork network;

    FusedLearner(FusedNetwork network) {
        this.network = network;
    }

    @Override
    public MultiLayerNetwork network() {
        return network;
    }

    @Override
    public int fit(DataSet batch) {
        network.fit(batch);
        return network.correctInLastBatch();
    }
}
