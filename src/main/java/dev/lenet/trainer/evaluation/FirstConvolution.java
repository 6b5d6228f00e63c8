package dev.lenet.trainer.evaluation;

import dev.lenet.trainer.dataset.Batches;
import dev.lenet.trainer.dataset.ImageSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The filters that the first convolution of a network has learned, and its feature maps of some images.
 *
 * @param kernel height and width of its filters, in pixels
 * @param filters {@code filters[output][input]} are the weights, row after row
 * @param images one image of each class, by ascending label
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record FirstConvolution(int kernel, float[][][] filters, List<Seen> images) {

    /**
     * One image.
     *
     * @param label its class
     * @param levels its pixels as unsigned bytes, channel after channel, row after row
     * @param height rows of its maps
     * @param width columns of its maps
     * @param maps each filter's output after the activation, row after row
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Seen(int label, byte[] levels, int height, int width, float[][] maps) {}

    /** Keeps its own copy of the list. */
    public FirstConvolution {
        images = List.copyOf(images);
    }

    /**
     * Reads the first convolution of a network.
     *
     * @param network not used by another thread meanwhile
     * @param images the set from which the first image of each class is taken; classes that it lacks are left out
     * @param classes maximum number of classes
     * @return null if the network does not begin with a convolution
     */
    public static @Nullable FirstConvolution of(MultiLayerNetwork network, ImageSet images, int classes) {
        if (!(layer(network, 0) instanceof ConvolutionLayer)) {
            return null;
        }
        INDArray weights = network.getLayer(0).getParam("W");
        return new FirstConvolution((int) weights.size(2), planes(weights), seen(network, images, classes));
    }

    private static List<Seen> seen(MultiLayerNetwork network, ImageSet images, int classes) {
        TreeMap<Integer, Integer> firstOfClass = new TreeMap<>();
        for (int i = 0; i < images.size(); i++) {
            firstOfClass.putIfAbsent(images.label(i), i);
        }
        int[] chosen = firstOfClass.values().stream()
                .limit(classes)
                .mapToInt(Integer::intValue)
                .toArray();
        if (chosen.length == 0) {
            return List.of();
        }
        INDArray features = new Batches(images, chosen, chosen.length).next().getFeatures();
        INDArray maps = network.activateSelectedLayers(0, activation(network), features);
        float[][][] own = planes(maps);
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            int size = images.pixelsPerImage();
            byte[] levels = Arrays.copyOfRange(images.pixels(), chosen[i] * size, (chosen[i] + 1) * size);
            seen.add(new Seen(images.label(chosen[i]), levels, (int) maps.size(2), (int) maps.size(3), own[i]));
        }
        return seen;
    }

    /** The planes of a four-dimensional array. */
    private static float[][][] planes(INDArray array) {
        int planes = (int) array.size(1);
        int plane = (int) (array.size(2) * array.size(3));
        float[][] rows =
                array.dup('c').reshape(array.size(0), (long) planes * plane).toFloatMatrix();
        float[][][] values = new float[rows.length][planes][];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < planes; j++) {
                values[i][j] = Arrays.copyOfRange(rows[i], j * plane, (j + 1) * plane);
            }
        }
        return values;
    }

    /** Index of the first activation, which may come after batch norm. */
    private static int activation(MultiLayerNetwork network) {
        int layer = 1;
        while (!(layer(network, layer) instanceof ActivationLayer)) {
            layer++;
        }
        return layer;
    }

    private static Layer layer(MultiLayerNetwork network, int index) {
        return network.getLayerWiseConfigurations().getConf(index).getLayer();
    }
}
