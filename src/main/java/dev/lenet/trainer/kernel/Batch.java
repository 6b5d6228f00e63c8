package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import java.nio.FloatBuffer;

/** What is kept for a whole batch: inputs, results, and what the gradients of the fully connected layers are made of. */
final class Batch {
    /** Images of the batch. */
    int images;

    /** Images {@code [images][28 * 28]}, and one-hot labels {@code [images][10]}. */
    FloatBuffer features = FloatBuffer.allocate(0);

    float[] labels = new float[0];

    /** Class probabilities {@code [images][10]}, the loss of each image, and 1 where the arg max was the label. */
    float[] probabilities = new float[0];

    double[] losses = new double[0];
    int[] correct = new int[0];

    /** Inputs of the fully connected layers, {@code [columns][inputs]}. */
    float[] x1 = new float[0];

    float[] x2 = new float[0];
    float[] x3 = new float[0];

    /** Gradients of their outputs, {@code [outputs][columns]}, zero where a column holds no image. */
    float[] d1 = new float[0];

    float[] d2 = new float[0];
    float[] d3 = new float[0];

    int groups() {
        return LeNet.groups(images);
    }

    /**
     * Columns of the arrays above, one for each lane of each group.
     *
     * @return a multiple of {@link LeNet#GROUP}
     */
    int columns() {
        return groups() * GROUP;
    }

    int imagesIn(int group) {
        return Math.min(GROUP, images - group * GROUP);
    }

    /**
     * Makes room for a batch. Arrays only grow.
     *
     * @param count images, 1 or more
     */
    void resize(int count) {
        images = count;
        if (losses.length < count) {
            labels = new float[count * CLASSES];
            probabilities = new float[count * CLASSES];
            losses = new double[count];
            correct = new int[count];
        }
    }

    /** Makes room for what the gradients need. */
    void resizeForGradient() {
        int columns = columns();
        if (x1.length < columns * FLAT) {
            x1 = new float[columns * FLAT];
            x2 = new float[columns * F1];
            x3 = new float[columns * F2];
            d1 = new float[columns * F1];
            d2 = new float[columns * F2];
            d3 = new float[columns * CLASSES];
        }
    }

    /**
     * The mean loss, summed in the order of the images.
     *
     * @return cross-entropy in nats
     */
    double meanLoss() {
        double sum = 0;
        for (int i = 0; i < images; i++) {
            sum += losses[i];
        }
        return sum / images;
    }

    int correctImages() {
        int sum = 0;
        for (int i = 0; i < images; i++) {
            sum += correct[i];
        }
        return sum;
    }
}
