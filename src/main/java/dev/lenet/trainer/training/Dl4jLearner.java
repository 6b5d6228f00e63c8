package dev.lenet.trainer.training;

import dev.lenet.trainer.dataset.Seeds;
import dev.lenet.trainer.model.NetworkDefinition;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Trains with DL4J's own forward and backward pass, on any ND4J backend. */
final class Dl4jLearner implements Learner {

    private final MultiLayerNetwork network;
    private final long seed;
    private final HitCounter hits = new HitCounter();

    Dl4jLearner(MultiLayerNetwork network, long seed) {
        this.network = network;
        this.seed = seed;
        network.addListeners(hits);
    }

    /** Creates a network with new weights. */
    static Learner create(NetworkDefinition definition) {
        MultiLayerNetwork network = new MultiLayerNetwork(definition.configuration());
        network.init();
        return new Dl4jLearner(network, definition.seed());
    }

    @Override
    public MultiLayerNetwork network() {
        return network;
    }

    /** Reseeds ND4J's generator of this thread, which DL4J's dropout uses, because its state is not saved in checkpoints. */
    @Override
    public void epochStarts(int epoch) {
        Nd4j.getRandom().setSeed(Seeds.derive(seed, "dropout", epoch));
    }

    @Override
    public int fit(DataSet batch) {
        network.fit(batch);
        return hits.last;
    }

    @Override
    public void moveAverage(INDArray average, double share) {
        average.addi(network.params().sub(average).muli(share));
    }

    @Override
    public double loss() {
        return network.score() - hits.penalty;
    }

    /** Counts correct predictions in the forward pass of training. */
    private static final class HitCounter extends BaseTrainingListener {

        private int last;

        /** The regularisation term of the score, from the weights before the step. */
        private double penalty;

        @Override
        public void onForwardPass(Model model, List<INDArray> activations) {
            MultiLayerNetwork network = (MultiLayerNetwork) model;
            INDArray labels = network.getLabels();
            penalty = network.calcRegularizationScore(true);
            last = logits(network.getOutputLayer(), activations.get(activations.size() - 1))
                    .argMax(1)
                    .eq(labels.argMax(1))
                    .castTo(DataType.INT32)
                    .sumNumber()
                    .intValue();
        }

        /**
         * Returns the softmax's input, which has the same argmax as its output. For a loss layer this is the layer's input; an
         * output layer first applies its weights.
         */
        private static INDArray logits(Layer output, INDArray input) {
            return output.numParams() == 0
                    ? input
                    : input.mmul(output.getParam(DefaultParamInitializer.WEIGHT_KEY))
                            .addiRowVector(output.getParam(DefaultParamInitializer.BIAS_KEY));
        }
    }
}
