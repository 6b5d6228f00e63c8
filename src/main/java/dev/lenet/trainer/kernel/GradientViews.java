package dev.lenet.trainer.kernel;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The gradient of a network by parameter name, as DL4J's listeners expect it. */
final class GradientViews {
    private GradientViews() {}

    /**
     * Names the parts of a network's flat gradient.
     *
     * @param network whose gradient array exists
     * @return views of that array, named {@code <layer>_<parameter>}
     */
    static Gradient of(MultiLayerNetwork network) {
        var named = new DefaultGradient(network.getFlattenedGradients());
        INDArray flat = network.getFlattenedGradients()
                .reshape(network.getFlattenedGradients().length());
        long from = 0;
        Layer[] layers = network.getLayers();
        for (int i = 0; i < layers.length; i++) {
            NeuralNetConfiguration conf = layers[i].conf();
            long count = layers[i].numParams();
            if (count > 0) {
                INDArray part = flat.get(NDArrayIndex.interval(from, from + count));
                String prefix = i + "_";
                conf.getLayer()
                        .initializer()
                        .getGradientsFromFlattened(conf, part)
                        .forEach((name, view) -> named.setGradientFor(prefix + name, view));
                from += count;
            }
        }
        return named;
    }
}
