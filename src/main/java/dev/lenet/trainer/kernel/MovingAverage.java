package dev.lenet.trainer.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Moves an array a share of the way to another one: {@code average + share (values - average)}. */
final class MovingAverage {
    private float[] copy = {};

    /**
     * Moves an average.
     *
     * @param average contiguous floats, changed
     * @param values as many
     * @param share from 0, for no change, to 1
     */
    void move(INDArray average, float[] values, float share) {
        if (copy.length != values.length) {
            copy = new float[values.length];
        }
        // In arrays of Java's, where the loop becomes vector instructions.
        var memory = Floats.of(average);
        memory.get(0, copy);
        for (int i = 0; i < values.length; i++) {
            copy[i] += share * (values[i] - copy[i]);
        }
        memory.put(0, copy);
    }
}
