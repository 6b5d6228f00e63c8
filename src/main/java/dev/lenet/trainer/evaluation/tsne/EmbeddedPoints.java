package dev.lenet.trainer.evaluation.tsne;

import dev.lenet.trainer.text.Text;
import java.util.Arrays;

/**
 * Images as points on a map, see {@link Tsne}. The five arrays have the same length and are not copied.
 *
 * @param index where each image is in its set, from 0
 * @param x first coordinate, without unit
 * @param y second coordinate, without unit
 * @param actual the class of each image
 * @param predicted the class that the network predicted for each image
 */
@SuppressWarnings("ArrayRecordComponent") // equality is defined below
public record EmbeddedPoints(int[] index, float[] x, float[] y, int[] actual, int[] predicted) {

    /**
     * Checks that the parts belong together.
     *
     * @throws IllegalArgumentException if their lengths differ
     */
    public EmbeddedPoints {
        int size = index.length;
        if (x.length != size || y.length != size || actual.length != size || predicted.length != size) {
            throw new IllegalArgumentException(Text.format(
                    "%d indices, %d and %d coordinates, %d actual and %d predicted classes, expected the same number of each",
                    size, x.length, y.length, actual.length, predicted.length));
        }
    }

    /**
     * The number of points.
     *
     * @return zero or more
     */
    public int size() {
        return index.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmbeddedPoints points
                && Arrays.equals(index, points.index)
                && Arrays.equals(x, points.x)
                && Arrays.equals(y, points.y)
                && Arrays.equals(actual, points.actual)
                && Arrays.equals(predicted, points.predicted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(index) * 31 + Arrays.hashCode(x);
    }

    @Override
    public String toString() {
        return "EmbeddedPoints[" + size() + " points]";
    }
}
