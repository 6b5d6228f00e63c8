package dev.lenet.trainer.model;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The five models as beans, each one change away from the one before it; a bean is named after its model. */
@Configuration(proxyBeanMethods = false)
public class VariantConfigurations {

    private static final LeNet5 BASELINE = LeNet5.CLASSIC;
    private static final LeNet5 VAR1 = BASELINE.withDropout(0.5);
    private static final LeNet5 VAR2 = VAR1.withBatchNorm();
    private static final LeNet5 VAR3 = VAR2.withActivation(new ActivationLReLU(0.01));
    private static final LeNet5 VAR4 = VAR3.withPooling(PoolingType.AVG);

    /**
     * LeNet-5 with ReLU and max pooling.
     *
     * @return {@link Variant#BASELINE}'s configuration
     */
    @Bean("LeNet5_baseline")
    public MultiLayerConfiguration baseline() {
        return BASELINE.configuration();
    }

    /**
     * The baseline with dropout 0.5 after the first fully connected layer's activation.
     *
     * @return {@link Variant#VAR1}'s configuration
     */
    @Bean("LeNet5_var1")
    public MultiLayerConfiguration var1() {
        return VAR1.configuration();
    }

    /**
     * Variant 1 with batch norm after each convolution, before its activation.
     *
     * @return {@link Variant#VAR2}'s configuration
     */
    @Bean("LeNet5_var2")
    public MultiLayerConfiguration var2() {
        return VAR2.configuration();
    }

    /**
     * Variant 2 with LeakyReLU of slope 0.01 for every ReLU.
     *
     * @return {@link Variant#VAR3}'s configuration
     */
    @Bean("LeNet5_var3")
    public MultiLayerConfiguration var3() {
        return VAR3.configuration();
    }

    /**
     * Variant 3 with average pooling for both max poolings.
     *
     * @return {@link Variant#VAR4}'s configuration
     */
    @Bean("LeNet5_var4")
    public MultiLayerConfiguration var4() {
        return VAR4.configuration();
    }
}
