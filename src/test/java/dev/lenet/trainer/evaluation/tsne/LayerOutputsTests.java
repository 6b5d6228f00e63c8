package dev.lenet.trainer.evaluation.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lenet.trainer.model.ActivationKind;
import dev.lenet.trainer.model.Configurations;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Variant;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class LayerOutputsTests {

    private final INDArray images =
            Nd4j.rand(new int[] {40, 1, 28, 28}, 5L).muli(2).subi(1);
    private final INDArray labels = oneHot(40);

    /** The layer after the first fully connected one is its activation, with slope 0 or 0.01 below zero. */
    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void isTheFirstFullyConnectedLayerBeforeItsActivation(Variant variant) {
        MultiLayerNetwork network = network(variant);
        int activation = network.getnLayers() - (variant.equals(Five.BASELINE) ? 5 : 6);
        float[][] activated = network.feedForwardToLayer(activation, images, false)
                .get(activation + 1)
                .toFloatMatrix();
        float slope = variant.architecture().activation() == ActivationKind.RELU ? 0 : 0.01f;

        float[][] vectors = embed(network, new DataSet(images, labels)).vectors();

        assertThat(vectors).hasDimensions(40, 120);
        int negative = 0;
        for (int i = 0; i < 40; i++) {
            for (int c = 0; c < 120; c++) {
                if (vectors[i][c] < 0) {
                    negative++;
                    vectors[i][c] *= slope;
                }
            }
            assertThat(activated[i]).containsExactly(vectors[i], within(1e-6f));
        }
        assertThat(negative).isPositive();
    }

    @Test
    void mayBeTheFirstLayerOfAll() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(7)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new ActivationLayer(Activation.TANH))
                .layer(new OutputLayer.Builder()
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(28, 28, 1))
                .build());
        network.init();
        INDArray weights = network.getLayer(0).getParam("W");

        LayerOutputs outputs = embed(network, new DataSet(images, labels));

        float[][] products = images.reshape(40, 784).mmul(weights).toFloatMatrix(); // biases are zero
        for (int i = 0; i < 40; i++) {
            assertThat(outputs.vectors()[i]).containsExactly(products[i], within(1e-4f));
        }
        assertThat(outputs.predicted()).isEqualTo(network.predict(images));
    }

    @Test
    void isTheSameForAnyBatches() {
        MultiLayerNetwork network = network(Five.VAR4);

        LayerOutputs whole = embed(network, new DataSet(images, labels));
        LayerOutputs parts = embed(network, rows(0, 32), rows(32, 40));

        for (int i = 0; i < 40; i++) {
            assertThat(parts.vectors()[i]).containsExactly(whole.vectors()[i], within(1e-5f));
        }
        assertThat(parts.actual()).isEqualTo(whole.actual());
        assertThat(parts.predicted()).isEqualTo(whole.predicted());
    }

    @Test
    void namesActualAndPredictedClasses() {
        MultiLayerNetwork network = network(Five.VAR1);

        LayerOutputs embedding = embed(network, new DataSet(images, labels));

        assertThat(embedding.actual()).isEqualTo(Clouds.classes(40, 10));
        assertThat(embedding.predicted()).isEqualTo(network.predict(images));
    }

    @Test
    void becomesPointsWithTheirIndices() {
        int[] index = new int[40];
        Arrays.setAll(index, i -> 1000 + 2 * i);
        LayerOutputs embedding = embed(network(Five.BASELINE), new DataSet(images, labels));
        Tsne tsne = new Tsne(5, 20, 42);

        EmbeddedPoints points = embedding.map(tsne, index, 1, (iteration, divergence) -> {});

        float[][] map = tsne.map(embedding.vectors(), 1, (iteration, divergence) -> {});
        assertThat(points)
                .isEqualTo(new EmbeddedPoints(index, map[0], map[1], embedding.actual(), embedding.predicted()));
    }

    @Test
    void refusesANetworkWithoutFullyConnectedLayers() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(2).build())
                .layer(new CnnLossLayer.Builder().build())
                .setInputType(InputType.convolutional(28, 28, 1))
                .build());
        network.init();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> embed(network, new DataSet(images, labels)))
                .withMessage("The network has no fully connected layer among its 2 layers");
    }

    @Test
    void refusesPartsOfDifferentLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LayerOutputs(new float[2][3], new int[2], new int[1]))
                .withMessage("2 vectors, 2 actual and 1 predicted classes, expected the same number of each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmbeddedPoints(new int[2], new float[2], new float[3], new int[2], new int[2]))
                .withMessage(
                        "2 indices, 2 and 3 coordinates, 2 actual and 2 predicted classes, expected the same number of each");
    }

    private DataSet rows(int from, int to) {
        return new DataSet(
                images.get(NDArrayIndex.interval(from, to)).dup(),
                labels.get(NDArrayIndex.interval(from, to)).dup());
    }

    private static LayerOutputs embed(MultiLayerNetwork network, DataSet... batches) {
        return LayerOutputs.ofFirstFullyConnected(network, List.of(batches).iterator());
    }

    private static MultiLayerNetwork network(Variant variant) {
        MultiLayerNetwork network = new MultiLayerNetwork(Configurations.of(variant));
        network.init();
        return network;
    }

    private static INDArray oneHot(int rows) {
        INDArray labels = Nd4j.zeros(rows, 10);
        for (int row = 0; row < rows; row++) {
            labels.putScalar(row, row % 10, 1);
        }
        return labels;
    }
}
