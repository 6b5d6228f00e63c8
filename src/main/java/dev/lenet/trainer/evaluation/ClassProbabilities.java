package dev.lenet.trainer.evaluation;

import java.util.Arrays;

/**
 * The probabilities that a network gives to each class for one image.
 *
 * @param values by class index, each from 0 to 1 and 1 in total; at least two
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record ClassProbabilities(float[] values) {

    /**
     * The most probable class.
     *
     * @return its index, the lowest of equals
     */
    public int first() {
        return mostProbable(-1);
    }

    /**
     * The class after the most probable one.
     *
     * @return its index, the lowest of equals
     */
    public int second() {
        return mostProbable(first());
    }

    /**
     * The probability of a class.
     *
     * @param index the class
     * @return from 0 to 1
     */
    public float of(int index) {
        return values[index];
    }

    private int mostProbable(int except) {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (i != except && (best < 0 || values[i] > values[best])) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
