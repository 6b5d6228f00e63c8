package dev.lenet.trainer.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Moves an array a fraction of the way towards another one: {@code average + share (values - average)}. */
final class MovingAverage {
    private float[] copy = {};

    /**
     * Moves an average.
     *
     * @param average contiguous floats, changed in place
     * @param values as many floats
     * @param share from 0, for no change, to 1
     */
    void move(INDArray average, float[] values, float share) {
        if (copy.length != values.length) {
            copy = new float[values.length];
        }
        // In Java arrays, because the compiler vectorises loops over them.
        var memory = Floats.of(average);
        memory.get(0, copy);
        for (int i = 0; i < values.length; i++) {
            copy[i] += share * (values[i] - copy[i]);
        }
        memory.put(0, copy);
    }
}
