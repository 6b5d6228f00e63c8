package dev.lenet.trainer.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dev.lenet.trainer.dataset.ImageShape;
import dev.lenet.trainer.kernel.FusedNetwork;
import dev.lenet.trainer.kernel.NetworkSpec;
import dev.lenet.trainer.kernel.RandomNetwork;
import dev.lenet.trainer.kernel.Zoo;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Variant;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What ONNX Runtime makes of a model, against the network that it was written from. */
class OnnxModelTests {

    private static final int IMAGES = 1000;

    /** Of a probability. */
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void predictsAsTheFiveDo(Variant variant) throws Exception {
        agree(fused(variant.architecture().configuration()), new ImageShape(28, 28, 1), IMAGES);
    }

    @Tag("integration")
    @ParameterizedTest
    @EnumSource
    void predictsAsTheZooDoes(Zoo network) throws Exception {
        NetworkSpec spec = network.spec();
        agree(fused(spec.configuration()), shape(spec), IMAGES);
    }

    @Tag("integration")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void predictsAsNetworksDoThatAreDrawnAtRandom(long seed) throws Exception {
        NetworkSpec spec = RandomNetwork.draw(seed, 16, 17);
        agree(fused(spec.configuration()), shape(spec), 50);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void averagesAtThePaddedBorderAsDl4jDoes(boolean countsPadding) throws Exception {
        SubsamplingLayer pooling = new SubsamplingLayer.Builder(PoolingType.AVG)
                .kernelSize(3, 2)
                .stride(2, 2)
                .padding(1, 0)
                .build();
        pooling.setAvgPoolIncludePadInDivisor(countsPadding);
        agree(network(pooling), new ImageShape(9, 8, 2), 20);
    }

    @Test
    void saysWhatGoesInAndComesOut() throws Exception {
        MultiLayerNetwork network = fused(Five.VAR3.architecture().configuration());
        byte[] model = model(network, new ImageShape(28, 28, 1));
        try (OnnxRuntime runtime = new OnnxRuntime(model)) {
            assertThat(runtime.shapes())
                    .containsOnly(
                            entry("images", List.of(-1L, 1L, 28L, 28L)),
                            entry("logits", List.of(-1L, 10L)),
                            entry("probabilities", List.of(-1L, 10L)));
            assertThat(runtime.metadata().getGraphName()).isEqualTo("LeNet5_var3");
            assertThat(runtime.metadata().getProducerName()).isEqualTo("trainer 1");
            assertThat(runtime.metadata().getCustomMetadata()).containsOnly(entry("run", "mine"));
        } finally {
            network.close();
        }
    }

    @Test
    void refusesWhatItCannotWrite() {
        assertRefused(new LocalResponseNormalization.Builder().build(), "LocalResponseNormalization");
        assertRefused(convolution(new ActivationGELU(true)), "the precise form of GELU");
        SubsamplingLayer norm =
                new SubsamplingLayer.Builder(PoolingType.PNORM).pnorm(2).build();
        assertRefused(norm, "PNORM pooling");
    }

    private static void assertRefused(Layer layer, String what) {
        MultiLayerNetwork network = network(layer);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(network, new ImageShape(9, 8, 2)))
                .withMessageContaining(what);
    }

    @Test
    void refusesParametersOfAnotherNetwork() {
        MultiLayerConfiguration network = Five.VAR3.architecture().configuration();
        for (int parameters : new int[] {0, 61_793, 61_795}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OnnxModel.of(
                            network, new float[parameters], new ImageShape(28, 28, 1), "name", "test", Map.of()))
                    .withMessageContaining("parameters");
        }
    }

    private static byte[] model(MultiLayerNetwork network, ImageShape shape) {
        return OnnxModel.of(
                network.getLayerWiseConfigurations(),
                network.params().toFloatVector(),
                shape,
                "LeNet5_var3",
                "trainer 1",
                Map.of("run", "mine"));
    }

    private static void agree(MultiLayerNetwork network, ImageShape shape, int images) throws Exception {
        perturb(network);
        INDArray pixels = Nd4j.rand(DataType.FLOAT, images, shape.channels(), shape.height(), shape.width())
                .muli(2)
                .subi(1);
        INDArray expected = network.output(pixels);
        byte[] model = model(network, shape);
        try (OnnxRuntime runtime = new OnnxRuntime(model)) {
            INDArray probabilities = runtime.probabilities(pixels);
            assertThat(greatestDifference(probabilities, expected)).isLessThan(TOLERANCE);
            // Where all images give much the same, that alone says little.
            INDArray deviation = expected.subRowVector(expected.mean(0));
            assertThat(norm(probabilities.sub(expected))).isLessThan(1e-3 * norm(deviation));
            INDArray softmax = Nd4j.nn().softmax(runtime.logits(pixels), 1);
            assertThat(greatestDifference(softmax, probabilities)).isLessThan(TOLERANCE);
        } finally {
            network.close();
        }
    }

    private static double greatestDifference(INDArray actual, INDArray expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        return actual.sub(expected).amaxNumber().doubleValue();
    }

    private static double norm(INDArray array) {
        return array.norm2Number().doubleValue();
    }

    /** Biases and running statistics are no longer at their initial values then. */
    private static void perturb(MultiLayerNetwork network) {
        Nd4j.getRandom().setSeed(1);
        network.params().addi(Nd4j.rand(network.params().shape()).subi(0.5).muli(0.1));
    }

    private static MultiLayerNetwork fused(MultiLayerConfiguration configuration) {
        FusedNetwork network = new FusedNetwork(configuration, 2);
        network.init();
        return network;
    }

    private static ImageShape shape(NetworkSpec spec) {
        return new ImageShape(spec.image()[1], spec.image()[2], spec.image()[0]);
    }

    /** A network that the kernels do not run, of images of 9x8 pixels with two channels. */
    private static MultiLayerNetwork network(Layer second) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .list(
                        convolution(new ActivationSigmoid()),
                        second,
                        new OutputLayer.Builder()
                                .nOut(3)
                                .activation(new ActivationSoftmax())
                                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(
                layers.setInputType(InputType.convolutional(9, 8, 2)).build());
        network.init();
        return network;
    }

    private static Layer convolution(IActivation activation) {
        return new ConvolutionLayer.Builder(3, 2)
                .nOut(4)
                .padding(1, 0)
                .stride(1, 1)
                .activation(activation)
                .build();
    }
}
