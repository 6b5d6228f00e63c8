package dev.lenet.trainer.evaluation;

/**
 * What a model gave on a set of images.
 *
 * @param loss mean cross-entropy an image, natural logarithm
 * @param confusion counts by actual and predicted class
 * @param predictions of each image, in the order of evaluation
 */
public record Evaluation(double loss, ConfusionMatrix confusion, Predictions predictions) {

    /**
     * Share of the images predicted right.
     *
     * @return 0 to 1
     */
    public double accuracy() {
        return confusion.accuracy();
    }
}
