package dev.lenet.trainer.evaluation;

import java.util.Iterator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Runs a network forward over images, with dropout off and batch norm on its running statistics. */
public final class Evaluator {

    /** Keeps the logarithm finite where a probability underflows to zero, as DL4J's own loss does. */
    private static final double SMALLEST_PROBABILITY = 1e-10;

    private Evaluator() {}

    /**
     * Predicts every image and compares with its label.
     *
     * @param network ends in a softmax
     * @param batches features {@code [n, 1, 28, 28]}, labels one-hot {@code [n, classes]}
     * @return loss and counts over all batches
     */
    public static Evaluation evaluate(MultiLayerNetwork network, Iterator<DataSet> batches) {
        double loss = 0;
        int[][] counts = new int[0][0];
        int images = 0;
        while (batches.hasNext()) {
            DataSet batch = batches.next();
            INDArray output = network.output(batch.getFeatures(), false);
            int classes = Math.toIntExact(output.size(1));
            if (counts.length == 0) {
                counts = new int[classes][classes];
            }
            float[] probabilities = output.dup('c').data().asFloat();
            float[] labels = batch.getLabels().dup('c').data().asFloat();
            for (int row = 0; row < probabilities.length; row += classes) {
                int actual = argMax(labels, row, classes);
                counts[actual][argMax(probabilities, row, classes)]++;
                loss -= Math.log(Math.max(probabilities[row + actual], SMALLEST_PROBABILITY));
                images++;
            }
        }
        return new Evaluation(images == 0 ? Double.NaN : loss / images, new ConfusionMatrix(counts));
    }

    private static int argMax(float[] values, int from, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }
}
