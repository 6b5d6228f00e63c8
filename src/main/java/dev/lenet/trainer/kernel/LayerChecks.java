package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import java.util.Arrays;
import java.util.Collection;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Whether a layer's settings are ones that the kernels do. Unknown extras (regularisation, noise, ...) are a no. */
final class LayerChecks {
    private LayerChecks() {}

    static boolean network(MultiLayerConfiguration configuration, int firstDense) {
        NeuralNetConfiguration first = configuration.getConf(0);
        var preProcessors = configuration.getInputPreProcessors();
        return preProcessors.size() == 1
                && new CnnToFeedForwardPreProcessor(POOLED2, POOLED2, C2).equals(preProcessors.get(firstDense))
                && configuration.getBackpropType() == BackpropType.Standard
                && configuration.getDataType() == DataType.FLOAT
                && first.isMiniBatch()
                && first.isMinimize()
                && first.getStepFunction() == null
                && first.getOptimizationAlgo() == OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT;
    }

    static boolean convolution(ConvolutionLayer layer, int in, int out, int padding) {
        return layer.getClass() == ConvolutionLayer.class
                && sized(layer, in, out)
                && plain(layer)
                && layer.getIDropout() == null
                && layer.hasBias()
                && all(layer.getKernelSize(), KERNEL)
                && all(layer.getStride(), 1)
                && all(layer.getPadding(), padding)
                && all(layer.getDilation(), 1)
                && unpadded(layer.getConvolutionMode())
                && layer.getCnn2dDataFormat() == CNN2DFormat.NCHW;
    }

    static boolean batchNorm(BatchNormalization layer, int channels) {
        return layer.getNOut() == channels
                && plain(layer)
                && layer.getIDropout() == null
                && !layer.isLockGammaBeta()
                && layer.getCnn2DFormat() == CNN2DFormat.NCHW;
    }

    static boolean pooling(SubsamplingLayer layer) {
        return layer.getClass() == SubsamplingLayer.class
                && (layer.getPoolingType() == PoolingType.MAX || layer.getPoolingType() == PoolingType.AVG)
                && layer.getIDropout() == null
                && all(layer.getKernelSize(), 2)
                && all(layer.getStride(), 2)
                && all(layer.getPadding(), 0)
                && all(layer.getDilation(), 1)
                && unpadded(layer.getConvolutionMode())
                && layer.getCnn2dDataFormat() == CNN2DFormat.NCHW;
    }

    static boolean dense(DenseLayer layer, int in, int out) {
        return layer.getClass() == DenseLayer.class
                && sized(layer, in, out)
                && plain(layer)
                && layer.hasBias()
                && !layer.hasLayerNorm();
    }

    static boolean crossEntropy(@Nullable ILossFunction loss, IActivation activation) {
        return activation instanceof ActivationSoftmax
                && loss != null
                && loss.getClass() == LossMCXENT.class
                && ((LossMCXENT) loss).getWeights() == null;
    }

    static boolean sized(FeedForwardLayer layer, int in, int out) {
        return layer.getNIn() == in && layer.getNOut() == out;
    }

    /** Nothing that would change the gradient or the parameters besides the updater. */
    static boolean plain(BaseLayer layer) {
        return none(layer.getRegularization())
                && none(layer.getRegularizationBias())
                && none(layer.getConstraints())
                && layer.getWeightNoise() == null
                && (layer.getGradientNormalization() == null
                        || layer.getGradientNormalization() == GradientNormalization.None);
    }

    private static boolean none(@Nullable Collection<?> extras) {
        return extras == null || extras.isEmpty();
    }

    private static boolean all(int[] sizes, int expected) {
        return sizes.length == 2 && Arrays.stream(sizes).allMatch(size -> size == expected);
    }

    private static boolean unpadded(@Nullable ConvolutionMode mode) {
        return mode == null || mode == ConvolutionMode.Truncate || mode == ConvolutionMode.Strict;
    }
}
