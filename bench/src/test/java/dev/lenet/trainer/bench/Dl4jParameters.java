package dev.lenet.trainer.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A DL4J network's parameters under the names and in the layout of {@link LibtorchNetwork}. */
final class Dl4jParameters {

    private Dl4jParameters() {}

    /**
     * Copies the trained parameters.
     *
     * @param network any
     * @return values by libtorch's names
     */
    static Map<String, float[]> inLibtorchForm(MultiLayerNetwork network) {
        Map<String, float[]> parameters = new LinkedHashMap<>();
        int convolutions = 0;
        int norms = 0;
        int dense = 0;
        for (Layer layer : network.getLayers()) {
            if (layer instanceof ConvolutionLayer) {
                String name = "conv" + ++convolutions;
                put(parameters, name, layer.getParam("W"), layer.getParam("b"));
            } else if (layer instanceof BatchNormalization) {
                String name = "bn" + ++norms;
                put(parameters, name, layer.getParam("gamma"), layer.getParam("beta"));
            } else if (layer instanceof DenseLayer) {
                String name = "fc" + ++dense;
                // DL4J keeps these weights as [in, out], libtorch as [out, in].
                put(parameters, name, layer.getParam("W").transpose(), layer.getParam("b"));
            }
        }
        return parameters;
    }

    /**
     * Copies the running statistics of batch norm.
     *
     * @param network any
     * @return values by the names in {@link ZooNetwork}
     */
    static Map<String, float[]> statistics(MultiLayerNetwork network) {
        Map<String, float[]> statistics = new LinkedHashMap<>();
        int norms = 0;
        for (Layer layer : network.getLayers()) {
            if (layer instanceof BatchNormalization) {
                String name = "bn" + ++norms;
                statistics.put(name + ".mean", values(layer.getParam("mean")));
                // DL4J keeps the decimal logarithm of the standard deviation, unless it is told not to.
                INDArray logarithm = layer.getParam("log10stdev");
                INDArray variance = logarithm == null
                        ? layer.getParam("var")
                        : Transforms.pow(Nd4j.valueArrayOf(logarithm.shape(), 10f), logarithm.mul(2));
                statistics.put(name + ".variance", values(variance));
            }
        }
        return statistics;
    }

    private static void put(Map<String, float[]> parameters, String name, INDArray weight, INDArray bias) {
        parameters.put(name + ".weight", values(weight));
        parameters.put(name + ".bias", values(bias));
    }

    /**
     * Moves batch norm's scale and shift away from 1 and 0, where mistakes could hide.
     *
     * @param network any
     * @param random where the new values come from
     */
    static void disturbBatchNorm(MultiLayerNetwork network, Random random) {
        for (Layer layer : network.getLayers()) {
            if (layer instanceof BatchNormalization) {
                disturb(layer.getParam("gamma"), random);
                disturb(layer.getParam("beta"), random);
            }
        }
    }

    private static void disturb(INDArray values, Random random) {
        for (int i = 0; i < values.length(); i++) {
            values.putScalar(i, values.getFloat(i) + random.nextFloat() - 0.5f);
        }
    }

    /**
     * Copies an array.
     *
     * @param array any
     * @return its values in C order
     */
    static float[] values(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
