package dev.lenet.trainer.kernel;

import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/**
 * Settings of a batch norm layer, whose parameters follow the convolution's or dense layer's in DL4J's flat array: gamma,
 * beta, running mean, running variance.
 *
 * @param decay of the running statistics
 * @param epsilon added to the variance
 * @param logDeviation whether the running variance is stored as the common logarithm of the standard deviation
 */
record BatchNorm(double decay, double epsilon, boolean logDeviation) {
    static BatchNorm of(BatchNormalization layer) {
        return new BatchNorm(layer.getDecay(), layer.getEps(), layer.isUseLogStd());
    }
}
