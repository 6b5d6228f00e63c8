package dev.lenet.trainer.model;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The study's models as beans, each differing from the previous one by one change; a bean has the name of its model. */
@Configuration(proxyBeanMethods = false)
public class VariantConfigurations {

    private static final VariantDefinition BASELINE =
            new VariantDefinition("baseline", "LeNet5_baseline", null, "LeNet-5 as it is", Map.of());
    private static final VariantDefinition VAR1 =
            BASELINE.change("var1", "LeNet5_var1", "+ dropout 0.5 after fc1", "dropout", List.of(0.5));
    private static final VariantDefinition VAR2 = VAR1.change(
            "var2", "LeNet5_var2", "+ batch norm after each convolution", "batchNorm", NormKind.CONVOLUTIONS);
    private static final VariantDefinition VAR3 = VAR2.change(
            "var3", "LeNet5_var3", "ReLU becomes LeakyReLU (0.01)", "activation", ActivationKind.LEAKY_RELU);
    private static final VariantDefinition VAR4 = VAR3.change(
            "var4", "LeNet5_var4", "max pooling becomes average pooling", "pooling", List.of(PoolingKind.AVERAGE));

    /** The reference study's variants, in its order: the built-in ones, which {@code all} selects and old files refer to. */
    public static final Variants STUDY = new Variants(List.of(BASELINE, VAR1, VAR2, VAR3, VAR4));

    /**
     * Whether a variant is one of the reference study's.
     *
     * @param variant any variant
     * @return true if its name and network, except for input and classes, are those of a built-in variant
     */
    public static boolean ships(Variant variant) {
        return STUDY.names().contains(variant.name())
                && levers(STUDY.named(variant.name())).equals(levers(variant));
    }

    private static Map<String, Object> levers(Variant variant) {
        Map<String, Object> levers = Records.flatten(variant.architecture());
        levers.keySet().retainAll(Setup.levers());
        return levers;
    }

    /**
     * LeNet-5 with ReLU and max pooling.
     *
     * @return a new configuration
     */
    @Bean("LeNet5_baseline")
    public MultiLayerConfiguration baseline() {
        return configuration(BASELINE);
    }

    /**
     * The baseline with dropout 0.5 after the first fully connected layer's activation.
     *
     * @return a new configuration
     */
    @Bean("LeNet5_var1")
    public MultiLayerConfiguration var1() {
        return configuration(VAR1);
    }

    /**
     * Variant 1 with batch norm after each convolution, before its activation.
     *
     * @return a new configuration
     */
    @Bean("LeNet5_var2")
    public MultiLayerConfiguration var2() {
        return configuration(VAR2);
    }

    /**
     * Variant 2 with LeakyReLU (slope 0.01) instead of ReLU.
     *
     * @return a new configuration
     */
    @Bean("LeNet5_var3")
    public MultiLayerConfiguration var3() {
        return configuration(VAR3);
    }

    /**
     * Variant 3 with average pooling instead of max pooling.
     *
     * @return a new configuration
     */
    @Bean("LeNet5_var4")
    public MultiLayerConfiguration var4() {
        return configuration(VAR4);
    }

    private static MultiLayerConfiguration configuration(VariantDefinition variant) {
        return STUDY.named(variant.name()).architecture().configuration();
    }
}
