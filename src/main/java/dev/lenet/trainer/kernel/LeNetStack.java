package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration that the kernels can run leaves open, and where its parameters lie in DL4J's flat array (each
 * convolution: biases, weights; batch norm: gamma, beta, mean, variance; each fully connected layer: weights, biases).
 *
 * @param norm1 batch norm after the first convolution, or null if there is none
 * @param norm2 batch norm after the second convolution, null when norm1 is
 * @param rectifier the activation, everywhere the same
 * @param maxPooling max pooling, or else average
 * @param keep probability that dropout keeps an output of the first fully connected layer, 1 without dropout
 * @param seed the network's
 */
record LeNetStack(
        @Nullable BatchNorm norm1,
        @Nullable BatchNorm norm2,
        Rectifier rectifier,
        boolean maxPooling,
        double keep,
        long seed) {
    /**
     * Settings of a batch norm layer.
     *
     * @param decay of the running statistics
     * @param epsilon added to the variance
     * @param logDeviation the running variance is stored as the common logarithm of the standard deviation
     */
    record BatchNorm(double decay, double epsilon, boolean logDeviation) {
        static BatchNorm of(BatchNormalization layer) {
            return new BatchNorm(layer.getDecay(), layer.getEps(), layer.isUseLogStd());
        }
    }

    /**
     * Reads a configuration.
     *
     * @param configuration any
     * @return null if the kernels cannot run it exactly as it says
     */
    static @Nullable LeNetStack of(MultiLayerConfiguration configuration) {
        return StackReader.read(configuration);
    }

    boolean normalized() {
        return norm1 != null;
    }

    boolean dropout() {
        return keep < 1;
    }

    private int normSize(int channels) {
        return normalized() ? 4 * channels : 0;
    }

    int bias1() {
        return 0;
    }

    int weights1() {
        return C1;
    }

    int gamma1() {
        return weights1() + C1 * TAPS;
    }

    int bias2() {
        return gamma1() + normSize(C1);
    }

    int weights2() {
        return bias2() + C2;
    }

    int gamma2() {
        return weights2() + C2 * C1 * TAPS;
    }

    int dense1() {
        return gamma2() + normSize(C2);
    }

    int dense2() {
        return dense1() + (FLAT + 1) * F1;
    }

    int dense3() {
        return dense2() + (F1 + 1) * F2;
    }

    /**
     * All parameters.
     *
     * @return 61,706, or with batch norm 61,794
     */
    int parameters() {
        return dense3() + (F2 + 1) * CLASSES;
    }
}
