package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums the groups' results over the batch: the weight gradients of the dense layers, and the lanes and pieces of the
 * convolutions' gradients. The work is divided into independent items.
 */
final class GradientReduction {
    /** Outputs of a dense layer in one item: a whole number of tiles of the kernels. */
    private static final int ROWS = 6;

    private final List<Item> items = new ArrayList<>();
    private final DenseKernels kernels;
    private final float[] gradient;

    /** Some outputs of one stage. */
    private record Item(Stage stage, int index, int row, int rows) {}

    GradientReduction(Plan plan, DenseKernels kernels, float[] gradient) {
        this.kernels = kernels;
        this.gradient = gradient;
        for (int i = plan.stages().size() - 1; i >= 0; i--) {
            Stage stage = plan.stages().get(i);
            int outputs = stage.linear().channels();
            int rows = stage.dense() ? ROWS : 1;
            for (int row = 0; row < outputs; row += rows) {
                items.add(new Item(stage, i, row, Math.min(rows, outputs - row)));
            }
        }
    }

    int items() {
        return items.size();
    }

    /** Does one item. */
    void run(int number, Batch batch, Sums[] sums, int pieces) {
        Item item = items.get(number);
        if (item.stage.dense()) {
            dense(item, batch);
        } else {
            convolution(item, sums, pieces);
        }
    }

    private void dense(Item item, Batch batch) {
        Stage stage = item.stage;
        int columns = batch.columns();
        float[] d = batch.d[item.index];
        kernels.weightGradient(batch.x[item.index], d, columns, item.row, item.rows, stage, gradient);
        for (int o = item.row; o < item.row + item.rows; o++) {
            float sum = 0;
            for (int group = 0; group < columns / SIZE; group++) {
                sum += lanes(d, o * columns / SIZE + group);
            }
            gradient[stage.biases() + o] = bias(stage, sum);
        }
    }

    private void convolution(Item item, Sums[] sums, int pieces) {
        Stage stage = item.stage;
        int taps = stage.taps();
        float[] weights = sums[0].weights[item.index];
        float[] biases = sums[0].biases[item.index];
        for (int piece = 1; piece < pieces; piece++) {
            add(sums[piece].weights[item.index], weights, item.row * taps, taps);
            add(sums[piece].biases[item.index], biases, item.row, 1);
        }
        for (int k = item.row * taps; k < (item.row + 1) * taps; k++) {
            gradient[stage.weights() + k] = lanes(weights, k);
        }
        gradient[stage.biases() + item.row] = bias(stage, lanes(biases, item.row));
    }

    /** Batch norm subtracts the mean, and with it the bias, so the exact gradient is zero. */
    private static float bias(Stage stage, float sum) {
        return stage.normalized() ? 0 : sum;
    }

    /** Adds rows of lanes of one piece to those of another. */
    private static void add(float[] piece, float[] sum, int row, int rows) {
        for (int i = row * SIZE; i < (row + rows) * SIZE; i++) {
            sum[i] += piece[i];
        }
    }

    /** Sum of one row of lanes, as a tree of fixed shape. */
    private static float lanes(float[] a, int row) {
        int i = row * SIZE;
        float low = (a[i] + a[i + 1] + (a[i + 2] + a[i + 3])) + (a[i + 4] + a[i + 5] + (a[i + 6] + a[i + 7]));
        float high =
                (a[i + 8] + a[i + 9] + (a[i + 10] + a[i + 11])) + (a[i + 12] + a[i + 13] + (a[i + 14] + a[i + 15]));
        return low + high;
    }
}
