package dev.lenet.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelSummaryTests {

    /** Layers, trainable parameters and sizes as torchsummary gave them for the reference study. */
    @ParameterizedTest
    @CsvSource({
        "baseline, 12, 61706, 0.11, 0.24, 0.35",
        "var1,     13, 61706, 0.11, 0.24, 0.35",
        "var2,     15, 61750, 0.16, 0.24, 0.40",
        "var3,     15, 61750, 0.16, 0.24, 0.40",
        "var4,     15, 61750, 0.16, 0.24, 0.40",
    })
    void saysWhatTorchsummarySays(
            String variant, int layers, long trainable, double forwardBackward, double parameters, double total) {
        ModelSummary summary =
                ModelSummary.of(VariantConfigurations.STUDY.named(variant).architecture());

        assertThat(summary.rows()).hasSize(layers);
        assertThat(summary.trainableParameters()).isEqualTo(trainable);
        assertThat(summary.forwardBackwardMib()).isCloseTo(forwardBackward, within(0.005));
        assertThat(summary.parametersMib()).isCloseTo(parameters, within(0.005));
        assertThat(summary.totalMib()).isCloseTo(total, within(0.005));
        assertThat(summary.render())
                .contains("Layers: " + layers)
                .contains("Trainable parameters: " + (trainable == 61706 ? "61,706" : "61,750"))
                .contains("Estimated total size (MB): " + total);
    }

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void countsEveryNumberThatTheNetworkKeeps(Variant variant) {
        MultiLayerNetwork network = new MultiLayerNetwork(Configurations.of(variant));
        network.init();

        assertThat(ModelSummary.of(variant.architecture()).parameters()).isEqualTo(network.numParams());
    }

    @Test
    void showsRunningStatisticsApartFromTrainableParameters() {
        ModelSummary.Row batchNorm =
                ModelSummary.of(Five.VAR2.architecture()).rows().get(1);

        assertThat(batchNorm.name()).isEqualTo("BatchNorm2d-2");
        assertThat(batchNorm.trainable()).isEqualTo(12);
        assertThat(batchNorm.statistics()).isEqualTo(12);
    }

    @Test
    void namesLayersInOrder() {
        assertThat(ModelSummary.of(Five.VAR4.architecture()).rows())
                .extracting(ModelSummary.Row::name)
                .containsExactly(
                        "Conv2d-1",
                        "BatchNorm2d-2",
                        "LeakyReLU-3",
                        "AvgPool2d-4",
                        "Conv2d-5",
                        "BatchNorm2d-6",
                        "LeakyReLU-7",
                        "AvgPool2d-8",
                        "Linear-9",
                        "LeakyReLU-10",
                        "Dropout-11",
                        "Linear-12",
                        "LeakyReLU-13",
                        "Linear-14",
                        "Softmax-15");
    }

    @Test
    void givesEveryLayersOutputShape() {
        assertThat(ModelSummary.of(Five.BASELINE.architecture()).rows())
                .extracting(ModelSummary.Row::outputShape)
                .containsExactly(
                        List.of(6L, 28L, 28L),
                        List.of(6L, 28L, 28L),
                        List.of(6L, 14L, 14L),
                        List.of(16L, 10L, 10L),
                        List.of(16L, 10L, 10L),
                        List.of(16L, 5L, 5L),
                        List.of(120L),
                        List.of(120L),
                        List.of(84L),
                        List.of(84L),
                        List.of(10L),
                        List.of(10L));
    }

    @Test
    void staysWithinATerminalsWidth() {
        assertThat(ModelSummary.of(Five.VAR4.architecture()).render().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(72));
    }
}
