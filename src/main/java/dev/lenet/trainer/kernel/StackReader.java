package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LayerChecks.expect;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * Reads a configuration layer by layer and stops, with the reason, at the first thing that the kernels do not support.
 * Activations may be separate layers or settings of the layers before them.
 */
final class StackReader {
    private final List<Layer> layers;
    private int next;

    private StackReader(List<Layer> layers) {
        this.layers = layers;
    }

    /**
     * Reads a configuration.
     *
     * @param configuration any
     * @return the network that it describes
     * @throws UnsupportedNetworkException with the reason, if the kernels cannot run it exactly as specified
     */
    static Stack read(MultiLayerConfiguration configuration) {
        LayerChecks.network(configuration);
        StackReader reader = new StackReader(configuration.getConfs().stream()
                .map(NeuralNetConfiguration::getLayer)
                .toList());
        Stack stack = reader.stack(configuration);
        expect(stack.smallest() != null, "its layers do not fit each other");
        return stack;
    }

    /**
     * Finds the stage whose product is the output of a hidden layer.
     *
     * @param configuration one that can be read
     * @param layer index of any layer
     * @return index of the stage; -1 if the layer is not a hidden dense layer, or has an activation of its own
     */
    static int stageOfProduct(MultiLayerConfiguration configuration, int layer) {
        List<Layer> layers = configuration.getConfs().stream()
                .map(NeuralNetConfiguration::getLayer)
                .toList();
        boolean multiplies =
                layers.get(layer) instanceof DenseLayer dense && dense.getActivationFn() instanceof ActivationIdentity;
        boolean hidden = layers.subList(layer + 1, layers.size()).stream()
                .anyMatch(after -> after instanceof DenseLayer || after instanceof OutputLayer);
        if (!multiplies || !hidden) {
            return -1;
        }
        return (int) layers.subList(0, layer).stream()
                .filter(before -> before instanceof ConvolutionLayer || before instanceof DenseLayer)
                .count();
    }

    private Stack stack(MultiLayerConfiguration configuration) {
        List<Stack.Convolution> convolutions = new ArrayList<>();
        int channels = 0;
        while (peek() instanceof ConvolutionLayer layer) {
            boolean first = convolutions.isEmpty();
            channels = first ? (int) layer.getNIn() : channels;
            inputs(
                    layer,
                    first
                            ? layer.getNIn()
                            : convolutions.get(convolutions.size() - 1).channels());
            convolutions.add(block());
        }
        int firstDense = next;
        var processors = configuration.getInputPreProcessors();
        InputPreProcessor flattening = processors.get(firstDense);
        expect(
                processors.size() == (flattening == null ? 0 : 1),
                "a preprocessor other than the one before the first dense layer");
        expect(flattening != null || convolutions.isEmpty(), "nothing flattens the maps for the first dense layer");
        Shape flat = flattening == null ? Shape.of(inputs()) : LayerChecks.flattened(flattening);
        List<Stack.Dense> dense = dense(flat);
        int first = convolutions.isEmpty() ? flat.channels() : channels;
        return new Stack(
                first, convolutions, flat, dense, configuration.getConf(0).getSeed());
    }

    private Stack.Convolution block() {
        ConvolutionLayer layer = (ConvolutionLayer) layers.get(next);
        LayerChecks.convolution(layer, where());
        next++;
        BatchNorm norm = norm(layer.getActivationFn());
        Activation activation = activation(layer.getActivationFn());
        Pooling pooling = Pooling.NONE;
        if (peek() instanceof SubsamplingLayer subsampling) {
            pooling = LayerChecks.pooling(subsampling, where());
            next++;
        }
        int[] kernel = layer.getKernelSize();
        int[] padding = layer.getPadding();
        return new Stack.Convolution(
                (int) layer.getNOut(), kernel[0], kernel[1], padding[0], padding[1], norm, activation, pooling);
    }

    private void inputs(Layer layer, long expected) {
        expect(
                layer instanceof FeedForwardLayer ahead && ahead.getNIn() == expected,
                "%s does not fit the layer before it",
                where());
    }

    /** Number of inputs of the first dense layer, if no preprocessor defines it. */
    private int inputs() {
        expect(
                peek() instanceof FeedForwardLayer,
                "%s is not a convolution or dense layer, with which the network must start",
                where());
        return (int) ((FeedForwardLayer) layers.get(next)).getNIn();
    }

    /** The dense layers, the output layer last. */
    private List<Stack.Dense> dense(Shape flat) {
        List<Stack.Dense> dense = new ArrayList<>();
        long inputs = flat.size();
        while (!atOutput()) {
            expect(
                    peek() instanceof DenseLayer,
                    "%s is neither part of a convolution block nor a dense layer nor an output layer",
                    where());
            inputs(layers.get(next), inputs);
            dense.add(hidden(dense.isEmpty()));
            inputs = dense.get(dense.size() - 1).outputs();
        }
        inputs(layers.get(next), inputs);
        dense.add(output(dense.isEmpty()));
        expect(next == layers.size(), "layers after the output layer");
        return dense;
    }

    /** An output layer, or a dense layer followed by a loss layer. */
    private boolean atOutput() {
        return peek() instanceof OutputLayer || next + 1 < layers.size() && layers.get(next + 1) instanceof LossLayer;
    }

    private Stack.Dense hidden(boolean first) {
        DenseLayer layer = (DenseLayer) layers.get(next);
        LayerChecks.dense(layer, where());
        expect(!first || layer.getIDropout() == null, "dropout before the first dense layer");
        next++;
        BatchNorm norm = norm(layer.getActivationFn());
        Activation activation = activation(layer.getActivationFn());
        return new Stack.Dense((int) layer.getNOut(), norm, activation, keep());
    }

    /** Dropout as a separate layer, or as a setting of the next layer, which applies it to its inputs. */
    private double keep() {
        double keep = 1;
        if (peek() instanceof DropoutLayer dropout) {
            keep = LayerChecks.keep(dropout.getIDropout(), where());
            next++;
        }
        IDropout inside = peek() instanceof BaseLayer layer ? layer.getIDropout() : null;
        expect(keep == 1 || inside == null, "two dropouts in a row before %s", where());
        return inside == null ? keep : LayerChecks.keep(inside, where());
    }

    private Stack.Dense output(boolean first) {
        long classes;
        if (peek() instanceof OutputLayer layer) {
            LayerChecks.output(layer, where());
            expect(!first || layer.getIDropout() == null, "dropout before the first dense layer");
            classes = layer.getNOut();
            next++;
        } else {
            expect(peek() instanceof DenseLayer, "%s comes before the loss layer; expected a dense layer", where());
            DenseLayer layer = (DenseLayer) layers.get(next);
            LayerChecks.dense(layer, where());
            expect(!first || layer.getIDropout() == null, "dropout before the first dense layer");
            expect(
                    layer.getActivationFn() instanceof ActivationIdentity,
                    "%s has an activation before softmax",
                    where());
            classes = layer.getNOut();
            LayerChecks.loss((LossLayer) layers.get(next + 1));
            next += 2;
        }
        return new Stack.Dense((int) classes, null, Activation.IDENTITY, 1);
    }

    private @Nullable BatchNorm norm(IActivation before) {
        if (!(peek() instanceof BatchNormalization layer)) {
            return null;
        }
        expect(before instanceof ActivationIdentity, "%s comes after an activation", where());
        LayerChecks.batchNorm(layer, where());
        next++;
        return BatchNorm.of(layer);
    }

    /** The activation set in the previous layer, or the activation layer that follows. */
    private Activation activation(IActivation inside) {
        IActivation activation = inside;
        if (peek() instanceof ActivationLayer layer) {
            expect(inside instanceof ActivationIdentity, "%s follows another activation", where());
            expect(layer.getIDropout() == null, "%s has dropout", where());
            activation = layer.getActivationFn();
            next++;
        }
        return LayerChecks.activation(activation);
    }

    private @Nullable Layer peek() {
        return next < layers.size() ? layers.get(next) : null;
    }

    /** The next layer, for messages. */
    private String where() {
        Layer layer = peek();
        return layer == null
                ? "the end of the network"
                : "layer " + next + " (" + layer.getClass().getSimpleName() + ")";
    }
}
