package dev.lenet.trainer.evaluation;

/**
 * A model's results on a set of images.
 *
 * @param loss mean cross-entropy per image, natural logarithm
 * @param confusion counts by actual and predicted class
 * @param predictions of each image, in the order of evaluation
 */
public record Evaluation(double loss, ConfusionMatrix confusion, Predictions predictions) {

    /**
     * Share of the images predicted correctly.
     *
     * @return 0 to 1
     */
    public double accuracy() {
        return confusion.accuracy();
    }
}
