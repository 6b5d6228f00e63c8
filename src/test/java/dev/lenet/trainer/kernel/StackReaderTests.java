package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Objects;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.regularization.L2Regularization;

class StackReaderTests {
    @ParameterizedTest
    @EnumSource
    void readsBothSpellingsAlike(Stacks stack) {
        LeNetStack read = Objects.requireNonNull(LeNetStack.of(stack.explicit()));
        assertThat(read).isEqualTo(LeNetStack.of(stack.compact()));
        assertThat(read.parameters()).isEqualTo(stack.batchNorm() ? 61_794 : 61_706);
        assertThat(read.seed()).isEqualTo(Stacks.SEED);
    }

    @Test
    void leavesOtherActivationsAlone() {
        MultiLayerConfiguration configuration = Stacks.BASELINE.compact();
        dense(configuration).setActivationFn(new ActivationTanH());
        assertThat(FusedNetwork.supports(configuration)).isFalse();
    }

    @Test
    void leavesRegularisationAlone() {
        MultiLayerConfiguration configuration = Stacks.BASELINE.compact();
        dense(configuration).getRegularization().add(new L2Regularization(1e-4));
        assertThat(FusedNetwork.supports(configuration)).isFalse();
    }

    @Test
    void leavesOtherShapesAlone() {
        MultiLayerConfiguration stride = Stacks.BASELINE.compact();
        ((ConvolutionLayer) stride.getConf(0).getLayer()).setStride(new int[] {2, 2});
        assertThat(FusedNetwork.supports(stride)).isFalse();
        MultiLayerConfiguration window = Stacks.BASELINE.compact();
        ((SubsamplingLayer) window.getConf(1).getLayer()).setKernelSize(new int[] {3, 3});
        assertThat(FusedNetwork.supports(window)).isFalse();
        MultiLayerConfiguration width = Stacks.BASELINE.compact();
        dense(width).setNOut(121);
        assertThat(FusedNetwork.supports(width)).isFalse();
    }

    @Test
    void leavesOtherTypesAlone() {
        MultiLayerConfiguration configuration = Stacks.BASELINE.compact();
        configuration.setDataType(DataType.DOUBLE);
        assertThat(FusedNetwork.supports(configuration)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FusedNetwork(configuration, 1))
                .withMessageContaining("FusedNetwork.supports");
    }

    private static DenseLayer dense(MultiLayerConfiguration configuration) {
        return (DenseLayer) configuration.getConf(4).getLayer();
    }
}
