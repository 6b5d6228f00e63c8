package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;

/**
 * Recognises LeNet-5 among configurations, written with its activations as layers of their own or inside the layers
 * before them. Reads layer by layer and gives up at the first thing that the kernels do not do.
 */
final class StackReader {
    private final Deque<Layer> layers = new ArrayDeque<>();
    private @Nullable Rectifier rectifier;
    private @Nullable PoolingType pooling;
    private double keep = 1;

    private StackReader(List<Layer> layers) {
        this.layers.addAll(layers);
    }

    /**
     * Reads a configuration.
     *
     * @param configuration any
     * @return null if it is not one that the kernels run
     */
    static @Nullable LeNetStack read(MultiLayerConfiguration configuration) {
        List<Layer> layers = configuration.getConfs().stream()
                .map(NeuralNetConfiguration::getLayer)
                .toList();
        int firstDense = 0;
        while (firstDense < layers.size() && !(layers.get(firstDense) instanceof DenseLayer)) {
            firstDense++;
        }
        try {
            expect(LayerChecks.network(configuration, firstDense));
            return new StackReader(layers).read(configuration.getConf(0).getSeed());
        } catch (Mismatch e) {
            return null;
        }
    }

    private LeNetStack read(long seed) {
        LeNetStack.@Nullable BatchNorm norm1 = block(1, C1, PADDING);
        LeNetStack.@Nullable BatchNorm norm2 = block(C1, C2, 0);
        expect((norm1 == null) == (norm2 == null));
        hidden(FLAT, F1);
        if (layers.peek() instanceof DropoutLayer dropout) {
            layers.remove();
            dropout(dropout.getIDropout());
        }
        hidden(F1, F2);
        end();
        expect(layers.isEmpty());
        return new LeNetStack(norm1, norm2, found(rectifier), pooling == PoolingType.MAX, keep, seed);
    }

    private LeNetStack.@Nullable BatchNorm block(int in, int out, int padding) {
        ConvolutionLayer convolution = next(ConvolutionLayer.class);
        expect(LayerChecks.convolution(convolution, in, out, padding));
        LeNetStack.BatchNorm norm = null;
        if (layers.peek() instanceof BatchNormalization batchNorm) {
            layers.remove();
            expect(LayerChecks.batchNorm(batchNorm, out));
            expect(convolution.getActivationFn() instanceof ActivationIdentity);
            norm = LeNetStack.BatchNorm.of(batchNorm);
        }
        activation(convolution.getActivationFn());
        SubsamplingLayer subsampling = next(SubsamplingLayer.class);
        expect(LayerChecks.pooling(subsampling));
        expect(pooling == null || pooling == subsampling.getPoolingType());
        pooling = subsampling.getPoolingType();
        return norm;
    }

    private void hidden(int in, int out) {
        DenseLayer layer = next(DenseLayer.class);
        expect(LayerChecks.dense(layer, in, out));
        if (layer.getIDropout() != null) {
            expect(in == F1);
            dropout(layer.getIDropout());
        }
        activation(layer.getActivationFn());
    }

    private void dropout(@Nullable IDropout dropout) {
        expect(keep == 1 && found(dropout).getClass() == Dropout.class);
        Dropout inverted = (Dropout) found(dropout);
        expect(inverted.getPSchedule() == null && inverted.getP() > 0 && inverted.getP() <= 1);
        keep = inverted.getP();
    }

    /** The activation inside the layer before, or the layer that follows. */
    private void activation(IActivation inside) {
        IActivation activation = inside;
        if (inside instanceof ActivationIdentity) {
            ActivationLayer layer = next(ActivationLayer.class);
            expect(layer.getIDropout() == null);
            activation = layer.getActivationFn();
        }
        Rectifier found = null;
        if (activation instanceof ActivationLReLU leaky && leaky.getAlpha() > 0 && leaky.getAlpha() < 1) {
            found = new Rectifier((float) leaky.getAlpha());
        } else if (new ActivationReLU().equals(activation)) {
            found = new Rectifier(0);
        }
        expect(found != null && (rectifier == null || rectifier.equals(found)));
        rectifier = found;
    }

    private void end() {
        if (layers.peek() instanceof OutputLayer output) {
            layers.remove();
            expect(output.getClass() == OutputLayer.class && output.hasBias());
            expect(LayerChecks.sized(output, F2, CLASSES) && LayerChecks.plain(output) && output.getIDropout() == null);
            expect(LayerChecks.crossEntropy(output.getLossFn(), output.getActivationFn()));
        } else {
            DenseLayer layer = next(DenseLayer.class);
            expect(LayerChecks.dense(layer, F2, CLASSES) && layer.getIDropout() == null);
            expect(layer.getActivationFn() instanceof ActivationIdentity);
            LossLayer loss = next(LossLayer.class);
            expect(loss.getIDropout() == null);
            expect(LayerChecks.crossEntropy(loss.getLossFn(), loss.getActivationFn()));
        }
    }

    private <T extends Layer> T next(Class<T> type) {
        Layer layer = layers.poll();
        expect(type.isInstance(layer));
        return type.cast(layer);
    }

    private static <T> T found(@Nullable T value) {
        if (value == null) {
            throw new Mismatch();
        }
        return value;
    }

    private static void expect(boolean condition) {
        if (!condition) {
            throw new Mismatch();
        }
    }

    /** Thrown at the first layer that does not fit; carries no stack trace. */
    private static final class Mismatch extends RuntimeException {
        Mismatch() {
            super(null, null, false, false);
        }
    }
}
