package dev.lenet.trainer.evaluation;

import dev.lenet.trainer.text.Text;
import java.util.Arrays;
import java.util.List;

/**
 * A model's predictions for the images of a set, in the order of the set. The three arrays have the same length and are
 * not copied.
 *
 * @param actual the class of each image
 * @param predicted the class that the model predicted for it
 * @param confidence the probability that the model gave to the predicted class, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // equality is defined below
public record Predictions(int[] actual, int[] predicted, float[] confidence) {

    /**
     * Checks that the parts belong together.
     *
     * @throws IllegalArgumentException if their lengths differ
     */
    public Predictions {
        if (predicted.length != actual.length || confidence.length != actual.length) {
            throw new IllegalArgumentException(Text.format(
                    "%d actual and %d predicted classes, %d confidences, expected the same number of each",
                    actual.length, predicted.length, confidence.length));
        }
    }

    /**
     * Concatenates the predictions of several models.
     *
     * @param models the predictions of each
     * @return all their entries, in the order of the models
     */
    public static Predictions joined(List<Predictions> models) {
        int size = models.stream().mapToInt(Predictions::size).sum();
        Predictions all = new Predictions(new int[size], new int[size], new float[size]);
        int to = 0;
        for (Predictions model : models) {
            System.arraycopy(model.actual, 0, all.actual, to, model.size());
            System.arraycopy(model.predicted, 0, all.predicted, to, model.size());
            System.arraycopy(model.confidence, 0, all.confidence, to, model.size());
            to += model.size();
        }
        return all;
    }

    /**
     * The number of images.
     *
     * @return zero or more
     */
    public int size() {
        return actual.length;
    }

    /**
     * Whether one image was predicted correctly.
     *
     * @param index 0 to {@code size() - 1}
     * @return true if the predicted class is the actual one
     */
    public boolean right(int index) {
        return actual[index] == predicted[index];
    }

    /**
     * Counts the images that this model gets right and another gets wrong.
     *
     * @param other the other model on the same images
     * @return 0 to {@code size()}
     * @throws IllegalArgumentException if the images differ, as far as their classes show
     */
    public int onlyRightHere(Predictions other) {
        if (!Arrays.equals(actual, other.actual)) {
            throw new IllegalArgumentException("The two models were not tested on the same images.");
        }
        int count = 0;
        for (int i = 0; i < actual.length; i++) {
            if (right(i) && !other.right(i)) {
                count++;
            }
        }
        return count;
    }

    /**
     * Counts by class.
     *
     * @param classes number of classes, above every class that occurs
     * @return rows actual, columns predicted
     */
    public ConfusionMatrix confusion(int classes) {
        int[][] counts = new int[classes][classes];
        for (int i = 0; i < actual.length; i++) {
            counts[actual[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Predictions predictions
                && Arrays.equals(actual, predictions.actual)
                && Arrays.equals(predicted, predictions.predicted)
                && Arrays.equals(confidence, predictions.confidence);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(actual) * 31 + Arrays.hashCode(predicted);
    }

    @Override
    public String toString() {
        return "Predictions[" + size() + " images]";
    }
}
