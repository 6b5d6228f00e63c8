package dev.lenet.trainer.report;

/**
 * One image's place in a two-dimensional embedding.
 *
 * @param x first coordinate, without unit
 * @param y second coordinate, without unit
 * @param actual the image's class
 * @param predicted the class that the model took it for
 */
public record EmbeddedPoint(double x, double y, int actual, int predicted) {

    /**
     * Whether the model was mistaken.
     *
     * @return true where the predicted class is not the actual one
     */
    public boolean wrong() {
        return actual != predicted;
    }

    boolean finite() {
        return Double.isFinite(x) && Double.isFinite(y);
    }
}
