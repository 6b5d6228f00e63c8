package dev.lenet.trainer.bench;

import dev.lenet.trainer.kernel.FusedNetwork;
import dev.lenet.trainer.model.VariantConfigurations;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The trainer's five configurations, as stock DL4J runs them and as the trainer does. */
final class Dl4jNetworks {

    private Dl4jNetworks() {}

    /**
     * A variant's configuration.
     *
     * @param variant {@code baseline} or {@code var1} to {@code var4}
     * @return a new one
     * @throws IllegalArgumentException for another name
     */
    static MultiLayerConfiguration configuration(String variant) {
        VariantConfigurations variants = new VariantConfigurations();
        return switch (variant) {
            case "baseline" -> variants.baseline();
            case "var1" -> variants.var1();
            case "var2" -> variants.var2();
            case "var3" -> variants.var3();
            case "var4" -> variants.var4();
            default -> throw new IllegalArgumentException("unknown variant " + variant);
        };
    }

    /**
     * The trainer's network.
     *
     * @param configuration one of the five
     * @param threads threads that share one step
     * @return not yet initialised
     */
    static MultiLayerNetwork fused(MultiLayerConfiguration configuration, int threads) {
        return new FusedNetwork(configuration, threads);
    }
}
