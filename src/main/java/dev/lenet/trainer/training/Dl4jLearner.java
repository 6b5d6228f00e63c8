package dev.lenet.trainer.training;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** DL4J's own forward and backward pass on whatever backend ND4J has. */
final class Dl4jLearner implements Learner {

    private final MultiLayerNetwork network;
    private final HitCounter hits = new HitCounter();

    Dl4jLearner(MultiLayerNetwork network) {
        this.network = network;
        network.addListeners(hits);
    }

    @Override
    public MultiLayerNetwork network() {
        return network;
    }

    @Override
    public int fit(DataSet batch) {
        network.fit(batch);
        return hits.last;
    }

    /** Counts right predictions in the forward pass that training does anyway. */
    private static final class HitCounter extends BaseTrainingListener {

        private int last;

        @Override
        public void onForwardPass(Model model, List<INDArray> activations) {
            // The last entry is the softmax's input: its largest value is the softmax's too.
            INDArray logits = activations.get(activations.size() - 1);
            INDArray labels = ((MultiLayerNetwork) model).getLabels();
            last = logits.argMax(1)
                    .eq(labels.argMax(1))
                    .castTo(DataType.INT32)
                    .sumNumber()
                    .intValue();
        }
    }
}
