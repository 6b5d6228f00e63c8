package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

/**
 * Sums over the batch what the groups left: the weight gradients of the fully connected layers, and the lanes and pieces
 * of the convolutions' gradients. Its items are independent of each other.
 */
final class GradientReduction {
    private static final int BLOCK = DenseKernels.ROWS;
    private static final int BLOCKS1 = F1 / BLOCK;
    private static final int BLOCKS2 = F2 / BLOCK;
    private static final int DENSE = BLOCKS1 + BLOCKS2 + 1;

    /** Number of items: blocks of outputs of the fully connected layers, then channels of the convolutions. */
    static final int ITEMS = DENSE + C2 + C1;

    private final LeNetStack stack;
    private final DenseKernels kernels;
    private final float[] gradient;

    GradientReduction(LeNetStack stack, DenseKernels kernels, float[] gradient) {
        this.stack = stack;
        this.kernels = kernels;
        this.gradient = gradient;
    }

    /** Does one item. */
    void run(int item, Batch batch, ConvolutionSums[] sums, int pieces) {
        if (item < BLOCKS1) {
            dense(batch.x1, batch.d1, batch.columns(), item * BLOCK, FLAT, F1, stack.dense1());
        } else if (item < BLOCKS1 + BLOCKS2) {
            dense(batch.x2, batch.d2, batch.columns(), (item - BLOCKS1) * BLOCK, F1, F2, stack.dense2());
        } else if (item < DENSE) {
            // One item, because its blocks overlap: the last starts earlier, rows done twice get the same bits.
            for (int row = 0; row < CLASSES; row += BLOCK) {
                int first = Math.min(row, CLASSES - BLOCK);
                dense(batch.x3, batch.d3, batch.columns(), first, F2, CLASSES, stack.dense3());
            }
        } else if (item < DENSE + C2) {
            int channel = item - DENSE;
            int taps = C1 * TAPS;
            for (int piece = 1; piece < pieces; piece++) {
                add(sums[piece].weights2, sums[0].weights2, channel * taps, taps);
                add(sums[piece].bias2, sums[0].bias2, channel, 1);
            }
            lanes(sums[0].weights2, channel * taps, taps, stack.weights2());
            bias(sums[0].bias2, channel, stack.bias2());
        } else {
            int channel = item - DENSE - C2;
            for (int piece = 1; piece < pieces; piece++) {
                add(sums[piece].weights1, sums[0].weights1, channel * TAPS, TAPS);
                add(sums[piece].bias1, sums[0].bias1, channel, 1);
            }
            lanes(sums[0].weights1, channel * TAPS, TAPS, stack.weights1());
            bias(sums[0].bias1, channel, stack.bias1());
        }
    }

    private void dense(float[] x, float[] d, int columns, int row, int in, int out, int offset) {
        kernels.weightGradient(x, d, columns, row, in, gradient, offset);
        for (int o = row; o < row + BLOCK; o++) {
            float sum = 0;
            for (int group = 0; group < columns / GROUP; group++) {
                sum += lanes(d, o * columns / GROUP + group);
            }
            gradient[offset + in * out + o] = sum;
        }
    }

    /** Adds rows of lanes of one piece to those of another. */
    private static void add(float[] piece, float[] sum, int row, int rows) {
        for (int i = row * GROUP; i < (row + rows) * GROUP; i++) {
            sum[i] += piece[i];
        }
    }

    private void lanes(float[] sums, int row, int rows, int offset) {
        for (int k = row; k < row + rows; k++) {
            gradient[offset + k] = lanes(sums, k);
        }
    }

    /** Batch norm takes the mean away, and with it the bias: the exact gradient is zero. */
    private void bias(float[] sums, int channel, int offset) {
        gradient[offset + channel] = stack.normalized() ? 0 : lanes(sums, channel);
    }

    /** Sum of one row of lanes, as a tree of fixed shape. */
    private static float lanes(float[] a, int row) {
        int i = row * GROUP;
        float low = (a[i] + a[i + 1] + (a[i + 2] + a[i + 3])) + (a[i + 4] + a[i + 5] + (a[i + 6] + a[i + 7]));
        float high =
                (a[i + 8] + a[i + 9] + (a[i + 10] + a[i + 11])) + (a[i + 12] + a[i + 13] + (a[i + 14] + a[i + 15]));
        return low + high;
    }
}
