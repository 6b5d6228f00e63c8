package dev.lenet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.model.Five;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class Dl4jLearnerTests {

    private static final int IMAGES = 60;

    @Test
    void countsWhatALossLayerPredictsRight() {
        countsWhatTheNetworkPredicts(Five.BASELINE.architecture().configuration(), Nd4j.rand(IMAGES, 1, 28, 28), 10);
    }

    @Test
    void countsWhatAnOutputLayerPredictsRight() {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam())
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(5)
                        .nOut(8)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder().nIn(8).nOut(4).build())
                .build();

        countsWhatTheNetworkPredicts(configuration, Nd4j.rand(IMAGES, 5), 4);
    }

    /** A third of the labels is what the network predicts before the step. */
    private static void countsWhatTheNetworkPredicts(
            MultiLayerConfiguration configuration, INDArray features, int classes) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        Learner learner = new Dl4jLearner(network, 1);
        int[] predicted = learner.network().output(features).argMax(1).toIntVector();
        INDArray labels = Nd4j.zeros(IMAGES, classes);
        for (int i = 0; i < IMAGES; i++) {
            labels.putScalar(i, i % 3 == 0 ? predicted[i] : (predicted[i] + 1) % classes, 1);
        }

        assertThat(learner.fit(new DataSet(features, labels))).isEqualTo(IMAGES / 3);
        learner.network().close();
    }
}
