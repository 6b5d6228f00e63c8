package dev.lenet.trainer.training;

import dev.lenet.trainer.kernel.FusedNetwork;
import dev.lenet.trainer.kernel.VectorSupport;
import dev.lenet.trainer.variant.Variant;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.ISchedule;
import org.springframework.stereotype.Component;

/** Builds the network of a run and chooses the code that trains it. */
@Component
public class LearnerFactory {

    private final Map<String, MultiLayerConfiguration> configurations;

    /**
     * Makes a factory.
     *
     * @param configurations the variants' configurations by model name
     */
    public LearnerFactory(Map<String, MultiLayerConfiguration> configurations) {
        this.configurations = Map.copyOf(configurations);
    }

    /** Builds a network with seeded initial weights, on the calling thread and for it. */
    Learner create(Variant variant, long seed, ISchedule schedule, int threads) {
        MultiLayerConfiguration configuration = configuration(variant).clone();
        configuration.getConfs().forEach(layer -> layer.setSeed(seed));
        boolean fused = onCpu() && FusedNetwork.supports(configuration);
        MultiLayerNetwork network =
                fused ? new FusedNetwork(configuration, threads) : new MultiLayerNetwork(configuration);
        network.init();
        network.setLearningRate(schedule);
        return network instanceof FusedNetwork kernels ? new FusedLearner(kernels) : new Dl4jLearner(network, seed);
    }

    /**
     * Exchanges a restored network for one that predicts the same with the fastest code there is.
     *
     * @param restored as DL4J reads it; closed if it is exchanged
     * @param threads processors to use, at least 1
     * @return a network of the same parameters, for the caller to close; it has no updater state, so is not to be trained on
     */
    public MultiLayerNetwork fastest(MultiLayerNetwork restored, int threads) {
        MultiLayerConfiguration configuration = restored.getLayerWiseConfigurations();
        if (!onCpu() || !FusedNetwork.supports(configuration)) {
            return restored;
        }
        MultiLayerNetwork network = new FusedNetwork(configuration.clone(), threads);
        network.init(restored.params().dup(), false);
        restored.close();
        return network;
    }

    /**
     * The configuration of a variant.
     *
     * @param variant which
     * @return the bean, not to be changed
     */
    public MultiLayerConfiguration configuration(Variant variant) {
        MultiLayerConfiguration configuration = configurations.get(variant.modelName());
        if (configuration == null) {
            throw new IllegalStateException("no configuration bean is named " + variant.modelName());
        }
        return configuration;
    }

    /**
     * Says which code trains, for people and {@code run.json}.
     *
     * @return for example {@code trainer kernels, 512-bit vectors}
     */
    public String describe() {
        return onCpu() ? VectorSupport.describe() : "DL4J";
    }

    private static boolean onCpu() {
        return Nd4j.getBackend().getClass().getSimpleName().equals("CpuBackend");
    }
}
