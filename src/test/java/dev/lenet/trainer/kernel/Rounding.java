package dev.lenet.trainer.kernel;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * How far rounding to single precision moves a gradient. It moves far where a maximum or a rectifier is a near tie, since
 * rounding decides it, and where the parts of a sum cancel.
 *
 * @param spec a network
 * @param reference it in double precision; its parameters are those of every comparison
 * @param batch in single precision
 */
record Rounding(NetworkSpec spec, MultiLayerNetwork reference, DataSet batch) {
    private static final int DRAWS = 50;

    /** Two to four units in the last place of a float, relative to it: that of a number, and that of sums of numbers. */
    private static final double ERROR = 0x1p-22;

    /**
     * Whether rounding alone moves the gradient of a parameter about that far: in stock DL4J in single precision, or in double
     * precision if each pixel and parameter is changed about as rounding would change it.
     *
     * @param parameter its name
     * @param exact its gradient in double precision
     * @param distance Euclidean, from the exact gradient
     * @return true if one of them moves it by at least half the distance
     */
    boolean moves(String parameter, INDArray exact, double distance) {
        MultiLayerNetwork stock = new MultiLayerNetwork(spec.configuration(DataType.FLOAT, true, new Adam(1e-3)));
        stock.init();
        stock.params().assign(reference.params().castTo(DataType.FLOAT));
        if (2 * moved(stock, batch, parameter, exact) >= distance) {
            return true;
        }
        MultiLayerNetwork rounded = reference.clone();
        for (int draw = 0; draw < DRAWS; draw++) {
            rounded.params().assign(rounded(reference.params(), draw));
            INDArray pixels = rounded(batch.getFeatures().castTo(DataType.DOUBLE), draw);
            DataSet precise = new DataSet(pixels, batch.getLabels().castTo(DataType.DOUBLE));
            if (2 * moved(rounded, precise, parameter, exact) >= distance) {
                return true;
            }
        }
        return false;
    }

    private static double moved(MultiLayerNetwork network, DataSet batch, String parameter, INDArray exact) {
        Nets.differentiate(network, batch);
        return Nets.distance(network.gradient().getGradientFor(parameter), exact);
    }

    private static INDArray rounded(INDArray values, int draw) {
        Random random = Nd4j.getRandomFactory().getNewRandomInstance(draw);
        INDArray noise = Nd4j.rand(-ERROR, ERROR, random, values.shape());
        return values.add(noise.castTo(DataType.DOUBLE).muli(values));
    }
}
