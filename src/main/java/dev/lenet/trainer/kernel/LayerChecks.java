package dev.lenet.trainer.kernel;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Arrays;
import java.util.Locale;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.jspecify.annotations.Nullable;
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
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;

/**
 * Checks the settings of layers against what the kernels support. Settings that affect only the update are not checked
 * here.
 */
final class LayerChecks {
    private LayerChecks() {}

    @FormatMethod
    static void expect(boolean condition, String reason, Object... arguments) {
        if (!condition) {
            throw new UnsupportedNetworkException(String.format(Locale.ROOT, reason, arguments));
        }
    }

    static void network(MultiLayerConfiguration configuration) {
        NeuralNetConfiguration first = configuration.getConf(0);
        expect(configuration.getBackpropType() == BackpropType.Standard, "truncated backpropagation through time");
        expect(configuration.getDataType() == DataType.FLOAT, "parameters that are not 32-bit floats");
        expect(first.isMiniBatch() && first.isMinimize(), "a loss that is not the mean over a batch, minimised");
        expect(first.getStepFunction() == null, "a step function");
        expect(
                first.getOptimizationAlgo() == OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT,
                "an optimisation algorithm other than stochastic gradient descent");
    }

    static Shape flattened(InputPreProcessor processor) {
        expect(
                processor.getClass() == CnnToFeedForwardPreProcessor.class,
                "a preprocessor other than CnnToFeedForwardPreProcessor");
        CnnToFeedForwardPreProcessor flattening = (CnnToFeedForwardPreProcessor) processor;
        expect(flattening.getFormat() == CNN2DFormat.NCHW, "images that are not channels first");
        return new Shape(
                (int) flattening.getNumChannels(), (int) flattening.getInputHeight(), (int) flattening.getInputWidth());
    }

    static void convolution(ConvolutionLayer layer, String where) {
        expect(layer.getClass() == ConvolutionLayer.class, "%s is not a plain convolution", where);
        weights(layer, where);
        expect(layer.getIDropout() == null, "%s has dropout", where);
        expect(layer.hasBias(), "%s has no bias", where);
        expect(all(layer.getStride(), 1), "%s has a stride other than 1", where);
        expect(all(layer.getDilation(), 1), "%s is dilated", where);
        expect(layer.getCnn2dDataFormat() == CNN2DFormat.NCHW, "%s is not channels first", where);
        expect(explicit(layer.getConvolutionMode()), "%s computes its own padding (ConvolutionMode.Same)", where);
        int[] kernel = layer.getKernelSize();
        int[] padding = layer.getPadding();
        expect(
                kernel.length == 2 && padding.length == 2 && padding[0] < kernel[0] && padding[1] < kernel[1],
                "%s has padding as wide as its kernel",
                where);
    }

    static void batchNorm(BatchNormalization layer, String where) {
        weights(layer, where);
        expect(layer.getIDropout() == null, "%s has dropout", where);
        expect(!layer.isLockGammaBeta(), "%s has a fixed gamma and beta", where);
        expect(layer.getCnn2DFormat() == CNN2DFormat.NCHW, "%s is not channels first", where);
    }

    static Pooling pooling(SubsamplingLayer layer, String where) {
        expect(layer.getClass() == SubsamplingLayer.class, "%s is not a plain pooling layer", where);
        expect(
                layer.getPoolingType() == PoolingType.MAX || layer.getPoolingType() == PoolingType.AVG,
                "%s pools by neither maximum nor average",
                where);
        expect(layer.getIDropout() == null, "%s has dropout", where);
        expect(
                all(layer.getKernelSize(), 2)
                        && all(layer.getStride(), 2)
                        && all(layer.getPadding(), 0)
                        && all(layer.getDilation(), 1)
                        && explicit(layer.getConvolutionMode()),
                "%s is not 2x2 with stride 2 and no padding",
                where);
        expect(layer.getCnn2dDataFormat() == CNN2DFormat.NCHW, "%s is not channels first", where);
        return layer.getPoolingType() == PoolingType.MAX ? Pooling.MAX : Pooling.AVERAGE;
    }

    static void dense(DenseLayer layer, String where) {
        expect(layer.getClass() == DenseLayer.class, "%s is not a plain dense layer", where);
        weights(layer, where);
        expect(layer.hasBias(), "%s has no bias", where);
        expect(!layer.hasLayerNorm(), "%s has layer norm", where);
    }

    static void output(OutputLayer layer, String where) {
        expect(layer.getClass() == OutputLayer.class, "%s is not a plain output layer", where);
        weights(layer, where);
        expect(layer.hasBias(), "%s has no bias", where);
        crossEntropy(layer.getLossFn(), layer.getActivationFn());
    }

    static void loss(LossLayer layer) {
        expect(layer.getIDropout() == null, "dropout in the loss layer");
        crossEntropy(layer.getLossFn(), layer.getActivationFn());
    }

    private static void crossEntropy(@Nullable ILossFunction loss, IActivation activation) {
        expect(activation instanceof ActivationSoftmax, "an output other than softmax");
        expect(
                loss != null
                        && (loss.getClass() == LossMCXENT.class || loss.getClass() == LossNegativeLogLikelihood.class),
                "a loss other than multi-class cross-entropy");
        LossMCXENT crossEntropy = (LossMCXENT) java.util.Objects.requireNonNull(loss);
        expect(crossEntropy.getWeights() == null, "a loss with class weights");
        expect(
                crossEntropy.getSoftmaxClipEps() == SoftmaxLoss.CLIP,
                "a clipping of the loss other than DL4J's default");
    }

    static double keep(@Nullable IDropout dropout, String where) {
        expect(
                dropout != null && dropout.getClass() == Dropout.class,
                "%s has a dropout other than DL4J's plain one",
                where);
        Dropout plain = (Dropout) java.util.Objects.requireNonNull(dropout);
        expect(
                plain.getPSchedule() == null && plain.getP() > 0 && plain.getP() <= 1,
                "%s has a dropout rate that changes over time",
                where);
        return plain.getP();
    }

    static Activation activation(IActivation activation) {
        if (activation instanceof ActivationIdentity) {
            return Activation.IDENTITY;
        }
        if (new ActivationReLU().equals(activation)) {
            return Activation.rectifier(0);
        }
        if (activation instanceof ActivationLReLU leaky) {
            expect(leaky.getAlpha() > 0 && leaky.getAlpha() < 1, "leaky ReLU with a slope outside of 0 to 1");
            return Activation.rectifier(leaky.getAlpha());
        }
        if (activation instanceof ActivationTanH) {
            return Activation.of(Activation.Kind.TANH);
        }
        if (activation instanceof ActivationSigmoid) {
            return Activation.of(Activation.Kind.SIGMOID);
        }
        if (activation instanceof ActivationSwish) {
            return Activation.of(Activation.Kind.SWISH);
        }
        if (activation instanceof ActivationELU elu) {
            // DL4J leaves alpha out of the derivative, so there is no correct result to match.
            expect(elu.getAlpha() == 1, "ELU with an alpha other than 1");
            return Activation.of(Activation.Kind.ELU);
        }
        if (activation instanceof ActivationGELU gelu) {
            expect(!gelu.isPrecise(), "the precise form of GELU");
            return Activation.of(Activation.Kind.GELU);
        }
        throw new UnsupportedNetworkException("the activation " + activation);
    }

    /** Weight noise changes the forward pass. Regularisation, constraints and the like belong to the update. */
    private static void weights(BaseLayer layer, String where) {
        expect(layer.getWeightNoise() == null, "%s has weight noise", where);
    }

    private static boolean all(int[] sizes, int expected) {
        return sizes.length == 2 && Arrays.stream(sizes).allMatch(size -> size == expected);
    }

    private static boolean explicit(@Nullable ConvolutionMode mode) {
        return mode == null || mode == ConvolutionMode.Truncate || mode == ConvolutionMode.Strict;
    }
}
