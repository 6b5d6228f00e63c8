package dev.lenet.trainer.bench;

import dev.lenet.trainer.kernel.FusedNetwork;
import dev.lenet.trainer.kernel.NetworkSpec;
import dev.lenet.trainer.kernel.Zoo;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** The part of {@link ZooWorker} that runs on DL4J. */
final class ZooDl4j {
    private ZooDl4j() {}

    static Runnable step(String name, int threads) {
        NetworkSpec spec = Zoo.valueOf(name).spec();
        return step(new FusedNetwork(spec.configuration(), threads), spec);
    }

    static Runnable stockStep(String name) {
        NetworkSpec spec = Zoo.valueOf(name).spec();
        return step(new MultiLayerNetwork(spec.configuration()), spec);
    }

    private static Runnable step(MultiLayerNetwork network, NetworkSpec spec) {
        network.init();
        DataSet batch = spec.batch(ZooWorker.BATCH, 1, false);
        return () -> {
            network.fit(batch);
            network.score();
        };
    }
}
