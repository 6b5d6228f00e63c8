package dev.lenet.trainer.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Runs images through a network, with dropout off and batch norm on its running statistics. */
public final class Evaluator {

    /** Keeps the logarithm finite where a probability underflows to zero, as DL4J's own loss does. */
    private static final double SMALLEST_PROBABILITY = 1e-10;

    private Evaluator() {}

    /**
     * Predicts every image and compares the prediction with the label.
     *
     * @param network ends in a softmax
     * @param batches features {@code [n, channels, height, width]}, labels one-hot {@code [n, classes]}
     * @return loss and counts over all batches
     */
    public static Evaluation evaluate(MultiLayerNetwork network, Iterator<DataSet> batches) {
        double loss = 0;
        int classes = 0;
        List<int[]> actual = new ArrayList<>();
        List<int[]> predicted = new ArrayList<>();
        List<float[]> confidence = new ArrayList<>();
        while (batches.hasNext()) {
            DataSet batch = batches.next();
            INDArray output = network.output(batch.getFeatures(), false);
            classes = Math.toIntExact(output.size(1));
            float[] probabilities = output.dup('c').data().asFloat();
            float[] labels = batch.getLabels().dup('c').data().asFloat();
            int images = probabilities.length / classes;
            int[] right = new int[images];
            int[] taken = new int[images];
            float[] sure = new float[images];
            for (int i = 0, row = 0; i < images; i++, row += classes) {
                right[i] = argMax(labels, row, classes);
                taken[i] = argMax(probabilities, row, classes);
                sure[i] = probabilities[row + taken[i]];
                loss -= Math.log(Math.max(probabilities[row + right[i]], SMALLEST_PROBABILITY));
            }
            actual.add(right);
            predicted.add(taken);
            confidence.add(sure);
        }
        Predictions predictions = new Predictions(
                actual.stream().flatMapToInt(Arrays::stream).toArray(),
                predicted.stream().flatMapToInt(Arrays::stream).toArray(),
                joined(confidence));
        double mean = predictions.size() == 0 ? Double.NaN : loss / predictions.size();
        return new Evaluation(mean, predictions.confusion(classes), predictions);
    }

    /**
     * Predicts every image.
     *
     * @param network ends in a softmax
     * @param batches features {@code [n, channels, height, width]}; labels are ignored
     * @return the probabilities, in the order of the images
     */
    public static List<ClassProbabilities> predict(MultiLayerNetwork network, Iterator<DataSet> batches) {
        List<ClassProbabilities> all = new ArrayList<>();
        while (batches.hasNext()) {
            INDArray output = network.output(batches.next().getFeatures(), false);
            int classes = Math.toIntExact(output.size(1));
            float[] probabilities = output.dup('c').data().asFloat();
            for (int row = 0; row < probabilities.length; row += classes) {
                all.add(new ClassProbabilities(Arrays.copyOfRange(probabilities, row, row + classes)));
            }
        }
        return all;
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int to = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, to, part.length);
            to += part.length;
        }
        return all;
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
