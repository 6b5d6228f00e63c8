package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

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

    /**
     * Takes a batch in. Features are read in place during the pass.
     *
     * @param images {@code [n, 1, 28, 28]}
     * @param oneHot {@code [n, 10]}, or null if none are needed
     * @return what must be held until the pass is over
     * @throws IllegalArgumentException for other shapes
     */
    INDArray load(INDArray images, @Nullable INDArray oneHot) {
        int count = (int) images.size(0);
        if (images.length() != (long) count * PIXELS) {
            throw new IllegalArgumentException("Features have the shape " + Arrays.toString(images.shape())
                    + "; expected [n, 1, " + IMAGE + ", " + IMAGE + "].");
        }
        if (oneHot != null && (oneHot.size(0) != count || oneHot.length() != (long) count * CLASSES)) {
            throw new IllegalArgumentException("Labels have the shape " + Arrays.toString(oneHot.shape())
                    + "; expected [" + count + ", " + CLASSES + "], one row for each image.");
        }
        resize(count);
        INDArray held = Floats.contiguous(images);
        features = Floats.of(held);
        if (oneHot != null) {
            INDArray rows = Floats.contiguous(oneHot);
            Floats.of(rows).get(0, labels, 0, count * CLASSES);
            Reference.reachabilityFence(rows);
        }
        return held;
    }

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
