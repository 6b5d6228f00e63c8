package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Objects;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class StackReaderTests {
    @ParameterizedTest
    @EnumSource
    void readsBothSpellingsAlike(Stacks stack) {
        Stack read = StackReader.read(stack.explicit());
        assertThat(read).isEqualTo(StackReader.read(stack.compact()));
        Shape smallest = Objects.requireNonNull(read.smallest());
        assertThat(smallest).isEqualTo(new Shape(1, 28, 28));
        assertThat(Objects.requireNonNull(read.plan(smallest)).parameters())
                .isEqualTo(stack.batchNorm() ? 61_794 : 61_706);
        assertThat(read.seed()).isEqualTo(Stacks.SEED);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheZoo(Zoo network) {
        assertThat(FusedNetwork.unsupported(network.spec().configuration())).isEmpty();
    }

    @Test
    void fitsImagesThatPoolToTheSameSize() {
        Stack odd = StackReader.read(Zoo.ODD.spec().configuration());
        assertThat(odd.plan(new Shape(1, 31, 27))).isNotNull();
        assertThat(odd.plan(new Shape(1, 35, 27))).isNull();
        assertThat(odd.plan(new Shape(3, 31, 27))).isNull();
    }

    @Test
    void saysWhatItDoesNotDo() {
        refuses(
                "layer 0 (ConvolutionLayer) has a stride other than 1",
                c -> convolution(c).setStride(new int[] {2, 2}));
        refuses("layer 0 (ConvolutionLayer) is dilated", c -> convolution(c).setDilation(new int[] {2, 2}));
        refuses("padding as wide as its kernel", c -> convolution(c).setPadding(new int[] {5, 5}));
        refuses("computes its own padding", c -> convolution(c).setConvolutionMode(ConvolutionMode.Same));
        refuses("layer 0 (ConvolutionLayer) has no bias", c -> convolution(c).setHasBias(false));
        refuses("layer 1 (SubsamplingLayer) is not 2x2", c -> pooling(c).setKernelSize(new int[] {3, 3}));
        refuses("the activation cube", c -> dense(c).setActivationFn(new ActivationCube()));
        refuses("leaky ReLU with a slope", c -> dense(c).setActivationFn(new ActivationLReLU(-0.5)));
        refuses("ELU with an alpha", c -> dense(c).setActivationFn(new ActivationELU(0.5)));
        refuses("the precise form of GELU", c -> dense(c).setActivationFn(new ActivationGELU(true)));
        refuses("dropout before the first dense layer", c -> dense(c).setIDropout(new Dropout(0.5)));
        refuses("a dropout other than DL4J's plain one", c -> second(c).setIDropout(new GaussianDropout(0.5)));
        refuses("an output other than softmax", c -> output(c).setActivationFn(new ActivationSigmoid()));
        refuses("a loss other than", c -> output(c).setLossFn(new LossMSE()));
        refuses("layer 5 (DenseLayer) does not fit the layer before it", c -> dense(c).setNOut(121));
        refuses("layer 2 (ConvolutionLayer) does not fit", c -> convolution(c).setNOut(7));
        refuses("layer 4 (DenseLayer) does not fit", c -> dense(c).setNIn(401));
        refuses("32-bit floats", c -> c.setDataType(DataType.DOUBLE));
    }

    private static void refuses(String reason, Consumer<MultiLayerConfiguration> change) {
        MultiLayerConfiguration configuration = Stacks.BASELINE.compact();
        change.accept(configuration);
        assertThat(FusedNetwork.unsupported(configuration))
                .as(reason)
                .hasValueSatisfying(actual -> assertThat(actual).contains(reason));
        assertThat(FusedNetwork.supports(configuration)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FusedNetwork(configuration, 1))
                .withMessageContaining(reason);
    }

    private static ConvolutionLayer convolution(MultiLayerConfiguration configuration) {
        return (ConvolutionLayer) configuration.getConf(0).getLayer();
    }

    private static SubsamplingLayer pooling(MultiLayerConfiguration configuration) {
        return (SubsamplingLayer) configuration.getConf(1).getLayer();
    }

    private static DenseLayer dense(MultiLayerConfiguration configuration) {
        return (DenseLayer) configuration.getConf(4).getLayer();
    }

    private static DenseLayer second(MultiLayerConfiguration configuration) {
        return (DenseLayer) configuration.getConf(5).getLayer();
    }

    private static OutputLayer output(MultiLayerConfiguration configuration) {
        return (OutputLayer) configuration.getConf(6).getLayer();
    }
}
