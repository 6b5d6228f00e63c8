package dev.lenet.trainer.training;

import dev.lenet.trainer.kernel.FusedNetwork;
import dev.lenet.trainer.model.NetworkDefinition;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Trains with the trainer's own vector kernels and DL4J's solver and updater. */
final class FusedLearner implements Learner {

    private final FusedNetwork network;

    private FusedLearner(FusedNetwork network) {
        this.network = network;
    }

    /** Creates a network with new weights. */
    static Learner create(NetworkDefinition definition, int threads) {
        FusedNetwork network = new FusedNetwork(definition.configuration(), threads);
        network.init();
        return new FusedLearner(network);
    }

    /** Creates a network that is not initialised yet. */
    static MultiLayerNetwork network(MultiLayerConfiguration configuration, int threads) {
        return new FusedNetwork(configuration, threads);
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

    @Override
    public void moveAverage(INDArray average, double share) {
        network.moveAverage(average, share);
    }

    @Override
    public double loss() {
        return network.lossOfLastBatch();
    }
}
