package dev.lenet.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lenet.trainer.dataset.ImageShape;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What {@link Architecture} can be, and that DL4J builds each of it. */
class FamilyTests {

    private static final Architecture LENET5 = Architecture.LENET5;

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void theBeansAreTheRegistrysNetworks(Variant variant) {
        assertThat(Configurations.of(variant).toJson())
                .isEqualTo(variant.architecture().configuration().toJson());
    }

    @ParameterizedTest
    @MethodSource
    void everyMemberPredictsOneProbabilityPerClass(Architecture architecture) {
        MultiLayerNetwork network = new MultiLayerNetwork(architecture.configuration());
        network.init();
        ImageShape shape = architecture.input();
        INDArray images = Nd4j.rand(3, shape.channels(), shape.height(), shape.width());

        INDArray probabilities = network.output(images);

        assertThat(probabilities.shape()).containsExactly(3, architecture.classes());
        for (int image = 0; image < 3; image++) {
            assertThat(probabilities.getRow(image).sumNumber().doubleValue()).isCloseTo(1, within(1e-5));
        }
        ModelSummary summary = ModelSummary.of(architecture);
        assertThat(summary.parameters()).isEqualTo(network.numParams());
        assertThat(summary.rows()).hasSize(network.getnLayers());
        network.close();
    }

    static Stream<Architecture> everyMemberPredictsOneProbabilityPerClass() {
        Random random = new Random(1);
        return Stream.concat(
                Stream.of(
                                Stream.of(ActivationKind.values())
                                        .filter(each -> each != ActivationKind.LEAKY_RELU)
                                        .map(each -> LENET5.with("activation", each)),
                                Stream.of(NormKind.values()).map(each -> LENET5.with("batchNorm", each)),
                                Stream.of(PoolingKind.values()).map(each -> LENET5.with("pooling", List.of(each))),
                                Stream.of(WeightInitKind.values()).map(each -> LENET5.with("weightInit", each)),
                                Stream.of(
                                        LENET5.with("channels", List.of()),
                                        LENET5.with("dropout", List.of()).with("hidden", List.of())))
                        .flatMap(each -> each),
                Stream.generate(() -> any(random)).limit(20));
    }

    /** A network of the family for images of 31x27 pixels. */
    private static Architecture any(Random random) {
        int blocks = random.nextInt(3);
        int hidden = random.nextInt(4);
        ActivationKind activation = ActivationKind.values()[random.nextInt(ActivationKind.values().length)];
        return new Architecture(
                new ImageShape(31, 27, 1 + random.nextInt(4)),
                2 + random.nextInt(20),
                IntStream.range(0, blocks).mapToObj(i -> 1 + random.nextInt(9)).toList(),
                List.of(1 + random.nextInt(5)),
                List.of(0),
                List.of(PoolingKind.values()[random.nextInt(3)]),
                NormKind.values()[random.nextInt(3)],
                activation,
                activation == ActivationKind.LEAKY_RELU ? 0.2 : 0.01,
                IntStream.range(0, hidden).mapToObj(i -> 1 + random.nextInt(60)).toList(),
                IntStream.range(0, hidden)
                        .mapToObj(i -> random.nextInt(4) / 4.0)
                        .toList(),
                WeightInitKind.values()[random.nextInt(3)]);
    }

    @Test
    void anOddRowOrColumnIsDroppedByPooling() {
        Architecture odd = LENET5.on(new ImageShape(31, 27, 1), 10);

        assertThat(ModelSummary.of(odd).rows())
                .extracting(ModelSummary.Row::outputShape)
                .contains(List.of(6L, 15L, 13L), List.of(16L, 5L, 4L));
    }

    @Test
    void theLayerTableNamesEveryKind() {
        Architecture other = LENET5.with("activation", ActivationKind.SWISH)
                .with("batchNorm", NormKind.ALL)
                .with("pooling", List.of(PoolingKind.AVERAGE, PoolingKind.NONE))
                .with("hidden", List.of(30))
                .with("dropout", List.of(0.25));

        assertThat(ModelSummary.of(other).rows())
                .extracting(ModelSummary.Row::name)
                .containsExactly(
                        "Conv2d-1",
                        "BatchNorm2d-2",
                        "SiLU-3",
                        "AvgPool2d-4",
                        "Conv2d-5",
                        "BatchNorm2d-6",
                        "SiLU-7",
                        "Linear-8",
                        "BatchNorm1d-9",
                        "SiLU-10",
                        "Dropout-11",
                        "Linear-12",
                        "Softmax-13");
    }

    @Nested
    class EqualNetworks {

        @Test
        void areEqualValues() {
            assertThat(LENET5.with("kernel", List.of(5, 5))).isEqualTo(LENET5);
            assertThat(LENET5.with("pooling", List.of(PoolingKind.MAX, PoolingKind.MAX)))
                    .isEqualTo(LENET5);
            assertThat(LENET5.with("dropout", List.of(0.0, 0.0))).isEqualTo(LENET5);
            assertThat(LENET5.with("dropout", List.of(0.5, 0.0))).isEqualTo(LENET5.with("dropout", List.of(0.5)));
        }

        @Test
        void stayAsTheyAreOnTheSameImages() {
            assertThat(LENET5.on(new ImageShape(28, 28, 1), 10)).isSameAs(LENET5);
        }
    }

    @Nested
    class IsRefused {

        @Test
        void whatDoesNotFitItsInput() {
            refused(
                    () -> LENET5.with("padding", List.of(0)).with("channels", List.of(6, 16, 32)),
                    "block 3 does not fit: its input of 4x4 pixels is too small for a 5x5 kernel with padding 0 and a 2x2 pooling");
        }

        @Test
        void aListOfTheWrongLength() {
            refused(
                    () -> LENET5.with("channels", List.of(6, 16, 32)),
                    "padding has 2 values for 3 convolution blocks, expected one for all or one for each");
            refused(() -> LENET5.with("dropout", List.of(0.5, 0.5, 0.5)), "dropout has 3 values for 2 hidden layers");
        }

        @Test
        void whatIsOutOfRange() {
            refused(() -> LENET5.with("channels", List.of(6, 0)), "channels is 0, expected 1 to 1024");
            refused(() -> LENET5.with("kernel", List.of(8)), "kernel is 8, expected 1 to 7");
            refused(
                    () -> LENET5.with("padding", List.of(5, 0)),
                    "the padding of block 1 is 5, expected less than its kernel of 5");
            refused(() -> LENET5.with("dropout", List.of(1.0)), "dropout is 1.0, expected a number from 0 to below 1");
            refused(
                    () -> LENET5.with("hidden", List.of(1, 1, 1, 1, 1)),
                    "the number of hidden layers is 5, expected 0 to 4");
            refused(() -> LENET5.on(new ImageShape(28, 28, 1), 1), "the number of classes is 1, expected 2 to 1000");
            refused(() -> LENET5.on(new ImageShape(65, 28, 1), 10), "the image height is 65, expected 8 to 64");
            refused(
                    () -> LENET5.with("hidden", List.of(8192, 8192)),
                    "the network has 70,486,550 weights and biases, expected at most 20,000,000");
        }

        @Test
        void aSlopeWithoutItsActivation() {
            refused(
                    () -> LENET5.with("activationSlope", 0.2),
                    "an activation slope of 0.2 applies only to the activation leaky-relu");
        }

        private static void refused(Runnable making, String message) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(making::run)
                    .withMessage(message);
        }
    }
}
