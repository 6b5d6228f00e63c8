package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The data of a whole batch: inputs, results, and the factors of the dense layers' weight gradients. */
final class Batch {
    final int classes;

    /** Number of images. */
    int images;

    /** Images {@code [images][channels][height][width]}, and label distributions {@code [images][classes]}. */
    FloatBuffer features = FloatBuffer.allocate(0);

    float[] labels = new float[0];

    /** Class probabilities {@code [images][classes]}, the loss of each image, and 1 where the arg max was the label. */
    float[] probabilities = new float[0];

    double[] losses = new double[0];
    int[] correct = new int[0];

    /** Inputs of each dense layer, {@code [columns][inputs]}. */
    final float[][] x;

    /** Gradients of each dense layer's outputs, {@code [outputs][columns]}, zero in columns without an image. */
    final float[][] d;

    private final Plan plan;

    Batch(Plan plan) {
        this.plan = plan;
        this.classes = plan.classes();
        this.x = new float[plan.stages().size()][0];
        this.d = new float[plan.stages().size()][0];
    }

    /**
     * Loads a batch. Features are not copied: the pass reads them in place.
     *
     * @param images {@code [n, channels, height, width]}, of the plan's shape
     * @param distributions {@code [n, classes]}, or null if none are needed
     * @return the array that the pass reads; keep it reachable until the pass is over
     * @throws IllegalArgumentException if the labels have another shape
     */
    INDArray load(INDArray images, @Nullable INDArray distributions) {
        int count = (int) images.size(0);
        if (distributions != null
                && (distributions.size(0) != count || distributions.length() != (long) count * classes)) {
            throw new IllegalArgumentException("Labels have the shape " + Arrays.toString(distributions.shape())
                    + "; expected [" + count + ", " + classes + "], one row for each image.");
        }
        resize(count);
        INDArray held = Floats.contiguous(images);
        features = Floats.of(held);
        if (distributions != null) {
            INDArray rows = Floats.contiguous(distributions);
            Floats.of(rows).get(0, labels, 0, count * classes);
            Reference.reachabilityFence(rows);
        }
        return held;
    }

    int groups() {
        return Group.count(images);
    }

    /**
     * The number of columns in the arrays above, one for each lane of each group.
     *
     * @return a multiple of {@link Group#SIZE}
     */
    int columns() {
        return groups() * SIZE;
    }

    int imagesIn(int group) {
        return Math.min(SIZE, images - group * SIZE);
    }

    /**
     * Makes room for a batch. Arrays only grow.
     *
     * @param count images, 1 or more
     */
    private void resize(int count) {
        images = count;
        if (losses.length < count) {
            labels = new float[count * classes];
            probabilities = new float[count * classes];
            losses = new double[count];
            correct = new int[count];
        }
    }

    /** Makes room for the factors of the weight gradients. */
    void resizeForGradient() {
        int columns = columns();
        for (int i = 0; i < x.length; i++) {
            Stage stage = plan.stages().get(i);
            if (stage.dense() && x[i].length < columns * stage.in().size()) {
                x[i] = new float[columns * stage.in().size()];
                d[i] = new float[columns * stage.out().size()];
            }
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
