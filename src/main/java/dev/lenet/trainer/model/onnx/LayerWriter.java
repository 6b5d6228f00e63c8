package dev.lenet.trainer.model.onnx;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.lenet.trainer.text.Text;
import java.nio.FloatBuffer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * Writes the layers of a network as ONNX operators for inference. Each layer takes its parameters from DL4J's flat parameter
 * array, in the layout of its {@code ParamInitializer}.
 */
final class LayerWriter {

    /** DL4J's GELU is {@code x sigmoid(1.702 x)} unless its precise form is selected. */
    private static final float GELU_SCALE = 1.702f;

    private final Graph graph;
    private final FloatBuffer parameters;

    LayerWriter(Graph graph, float[] parameters) {
        this.graph = graph;
        this.parameters = FloatBuffer.wrap(parameters);
    }

    /**
     * Writes all layers.
     *
     * @return the number of outputs of the last dense layer
     * @throws IllegalArgumentException if a layer is not supported, or there are too few or too many parameters
     */
    int write(MultiLayerConfiguration network) {
        int outputs = 0;
        for (int i = 0; i < network.getConfs().size(); i++) {
            InputPreProcessor before = network.getInputPreProcess(i);
            if (before != null) {
                flatten(before);
            }
            Layer layer = network.getConf(i).getLayer();
            write("layer" + i, layer);
            if (layer instanceof DenseLayer || layer instanceof OutputLayer) {
                outputs = (int) ((FeedForwardLayer) layer).getNOut();
            }
        }
        require(graph.last().equals(OnnxModel.PROBABILITIES), "a network that does not end in softmax");
        require(!parameters.hasRemaining(), "a network with %d fewer parameters", parameters.remaining());
        return outputs;
    }

    /** Flattens channel by channel and row by row, in ONNX as in DL4J. */
    private void flatten(InputPreProcessor before) {
        require(
                before instanceof CnnToFeedForwardPreProcessor flattening && flattening.getFormat() == CNN2DFormat.NCHW,
                "%s",
                before);
        graph.add("Flatten", attributes -> attributes.set("axis", 1));
    }

    private void write(String name, Layer layer) {
        if (layer instanceof SubsamplingLayer pooling) {
            pool(pooling);
        } else if (layer instanceof ConvolutionLayer convolution) {
            convolve(name, convolution);
        } else if (layer instanceof BatchNormalization norm) {
            normalize(name, norm);
        } else if (layer instanceof ActivationLayer activation) {
            activate(name, activation.getActivationFn());
        } else if (layer instanceof DenseLayer || layer instanceof OutputLayer) {
            multiply(name, (FeedForwardLayer) layer);
        } else if (layer instanceof LossLayer loss) {
            activate(name, loss.getActivationFn());
        } else {
            require(layer instanceof DropoutLayer, "%s", layer.getClass().getSimpleName());
        }
    }

    /** DL4J stores the bias first, then the weights by output, input, row and column, which is also ONNX's order. */
    private void convolve(String name, ConvolutionLayer layer) {
        require(layer.getClass() == ConvolutionLayer.class && layer.hasBias(), "%s", layer);
        require(layer.getConvolutionMode() != ConvolutionMode.Same, "%s", layer);
        int outputs = (int) layer.getNOut();
        int inputs = (int) layer.getNIn();
        int[] kernel = layer.getKernelSize();
        String bias = graph.constant(name + ".bias", take(outputs), outputs);
        String weight = graph.constant(
                name + ".weight",
                take((long) outputs * inputs * kernel[0] * kernel[1]),
                outputs,
                inputs,
                kernel[0],
                kernel[1]);
        graph.add(
                "Conv",
                attributes -> attributes
                        .set("kernel_shape", kernel)
                        .set("strides", layer.getStride())
                        .set("dilations", layer.getDilation())
                        .pads(layer.getPadding()),
                weight,
                bias);
        activate(name, layer.getActivationFn());
    }

    private void pool(SubsamplingLayer layer) {
        PoolingType type = layer.getPoolingType();
        require(type == PoolingType.MAX || type == PoolingType.AVG, "%s pooling", type);
        require(layer.getConvolutionMode() != ConvolutionMode.Same, "%s", layer);
        graph.add(type == PoolingType.MAX ? "MaxPool" : "AveragePool", attributes -> {
            attributes
                    .set("kernel_shape", layer.getKernelSize())
                    .set("strides", layer.getStride())
                    .pads(layer.getPadding());
            if (type == PoolingType.AVG) {
                attributes.set("count_include_pad", layer.isAvgPoolIncludePadInDivisor() ? 1 : 0);
            }
        });
    }

    /** DL4J stores gamma, beta, the running mean and, for the running variance, the base-10 logarithm of its square root. */
    private void normalize(String name, BatchNormalization layer) {
        require(!layer.isLockGammaBeta(), "batch norm with a fixed gamma and beta");
        int channels = (int) layer.getNOut();
        String gamma = graph.constant(name + ".gamma", take(channels), channels);
        String beta = graph.constant(name + ".beta", take(channels), channels);
        String mean = graph.constant(name + ".mean", take(channels), channels);
        float[] variance = take(channels);
        for (int i = 0; i < channels && layer.isUseLogStd(); i++) {
            variance[i] = (float) Math.pow(10, 2.0 * variance[i]);
        }
        graph.add(
                "BatchNormalization",
                attributes -> attributes.set("epsilon", layer.getEps()),
                gamma,
                beta,
                mean,
                graph.constant(name + ".variance", variance, channels));
    }

    /** DL4J stores the weights first, with those of each output adjacent, then the bias. */
    private void multiply(String name, FeedForwardLayer layer) {
        require(
                layer instanceof DenseLayer dense
                        ? dense.hasBias() && !dense.hasLayerNorm()
                        : ((OutputLayer) layer).hasBias(),
                "%s",
                layer);
        int outputs = (int) layer.getNOut();
        int inputs = (int) layer.getNIn();
        String weight = graph.constant(name + ".weight", take((long) outputs * inputs), outputs, inputs);
        String bias = graph.constant(name + ".bias", take(outputs), outputs);
        graph.add("Gemm", attributes -> attributes.set("transB", 1), weight, bias);
        activate(name, layer.getActivationFn());
    }

    private float[] take(long count) {
        require(count <= parameters.remaining(), "a network with more than %d parameters", parameters.capacity());
        float[] values = new float[(int) count];
        parameters.get(values);
        return values;
    }

    private void activate(String name, IActivation activation) {
        if (activation instanceof ActivationReLU relu) {
            require(new ActivationReLU().equals(relu), "%s", relu);
            graph.add("Relu");
        } else if (activation instanceof ActivationLReLU leaky) {
            graph.add("LeakyRelu", attributes -> attributes.set("alpha", leaky.getAlpha()));
        } else if (activation instanceof ActivationTanH) {
            graph.add("Tanh");
        } else if (activation instanceof ActivationSigmoid) {
            graph.add("Sigmoid");
        } else if (activation instanceof ActivationELU elu) {
            graph.add("Elu", attributes -> attributes.set("alpha", elu.getAlpha()));
        } else if (activation instanceof ActivationSwish) {
            gate(name, 1);
        } else if (activation instanceof ActivationGELU gelu) {
            require(!gelu.isPrecise(), "the precise form of GELU");
            gate(name, GELU_SCALE);
        } else if (activation instanceof ActivationSoftmax) {
            graph.nameLast(OnnxModel.LOGITS);
            graph.add("Softmax", attributes -> attributes.set("axis", 1));
            graph.nameLast(OnnxModel.PROBABILITIES);
        } else {
            require(activation instanceof ActivationIdentity, "%s", activation);
        }
    }

    /** Writes {@code x sigmoid(scale x)}; ONNX's own GELU operator came only with a later opset. */
    private void gate(String name, float scale) {
        String value = graph.last();
        if (scale != 1) {
            graph.add("Mul", graph.constant(name + ".scale", new float[] {scale}));
        }
        graph.add("Sigmoid");
        graph.add("Mul", value);
    }

    @FormatMethod
    private static void require(boolean known, @FormatString String what, Object... arguments) {
        if (!known) {
            throw new IllegalArgumentException("ONNX: cannot write " + Text.format(what, arguments));
        }
    }
}
