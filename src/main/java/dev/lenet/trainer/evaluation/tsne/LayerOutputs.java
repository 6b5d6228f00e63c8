package dev.lenet.trainer.evaluation.tsne;

import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The outputs of an inner layer of a network for some images.
 *
 * @param vectors {@code vectors[i]} is the layer's output for image {@code i}
 * @param actual the class of each image
 * @param predicted the class that the network predicts for each image
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record LayerOutputs(float[][] vectors, int[] actual, int[] predicted) {

    /**
     * Checks that the parts belong together.
     *
     * @throws IllegalArgumentException if their lengths differ
     */
    public LayerOutputs {
        if (actual.length != vectors.length || predicted.length != vectors.length) {
            throw new IllegalArgumentException(Text.format(
                    "%d vectors, %d actual and %d predicted classes, expected the same number of each",
                    vectors.length, actual.length, predicted.length));
        }
    }

    /**
     * Runs images through a network, with dropout off and batch norm on its running statistics, and keeps the output of
     * the first fully connected layer, before the activation: in the five variants an activation is a layer of its own,
     * and this is {@code Wx + b}, 120 numbers per image.
     *
     * @param network has a {@link DenseLayer}, and ends in a softmax; not used by another thread meanwhile
     * @param batches features {@code [n, channels, height, width]}, labels one-hot {@code [n, classes]}
     * @return one row for each image, in the order of the batches
     * @throws IllegalArgumentException if the network has no fully connected layer
     */
    public static LayerOutputs ofFirstFullyConnected(MultiLayerNetwork network, Iterator<DataSet> batches) {
        int layer = firstFullyConnected(network);
        List<float[]> vectors = new ArrayList<>();
        List<Integer> actual = new ArrayList<>();
        List<Integer> predicted = new ArrayList<>();
        while (batches.hasNext()) {
            DataSet batch = batches.next();
            vectors.addAll(List.of(outputs(network, layer, batch.getFeatures()).toFloatMatrix()));
            addClasses(batch.getLabels(), actual);
            addClasses(network.output(batch.getFeatures()), predicted);
        }
        return new LayerOutputs(vectors.toArray(float[][]::new), toArray(actual), toArray(predicted));
    }

    /**
     * Lays the vectors out on a map.
     *
     * @param tsne makes the map
     * @param index where each image is in its set
     * @param threads number of threads, at least 1
     * @param progress is told of the progress
     * @return one point for each image
     * @throws IllegalArgumentException if there are too few images, or a vector is not finite; see {@link Tsne#map}
     */
    public EmbeddedPoints map(Tsne tsne, int[] index, int threads, Tsne.Progress progress) {
        float[][] map = tsne.map(vectors, threads, progress);
        return new EmbeddedPoints(index, map[0], map[1], actual, predicted);
    }

    /** Kernels compute only what {@code activateSelectedLayers} asks for, but DL4J refuses to stop at the first layer there. */
    private static INDArray outputs(MultiLayerNetwork network, int layer, INDArray features) {
        if (layer == 0) {
            return network.feedForwardToLayer(0, features, false).get(1);
        }
        // DL4J reads the number of images from here when it flattens maps.
        network.setInput(features);
        return network.activateSelectedLayers(0, layer, features);
    }

    private static int firstFullyConnected(MultiLayerNetwork network) {
        for (int i = 0; i < network.getnLayers(); i++) {
            if (network.getLayerWiseConfigurations().getConf(i).getLayer() instanceof DenseLayer) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                Text.format("The network has no fully connected layer among its %d layers", network.getnLayers()));
    }

    private static void addClasses(INDArray rows, List<Integer> classes) {
        for (int index : rows.argMax(1).toIntVector()) {
            classes.add(index);
        }
    }

    private static int[] toArray(List<Integer> classes) {
        return classes.stream().mapToInt(Integer::intValue).toArray();
    }
}
