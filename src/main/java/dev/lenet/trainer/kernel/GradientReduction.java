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
            for (int k = channel * C1 * TAPS; k < (channel + 1) * C1 * TAPS; k++) {
                float sum = 0;
                for (int piece = 0; piece < pieces; piece++) {
                    sum += lanes(sums[piece].weights2, k);
                }
                gradient[stack.weights2() + k] = sum;
            }
            bias2(channel, sums, pieces);
        } else {
            int channel = item - DENSE - C2;
            for (int k = channel * TAPS; k < (channel + 1) * TAPS; k++) {
                float sum = 0;
                for (int piece = 0; piece < pieces; piece++) {
                    sum += lanes(sums[piece].weights1, k);
                }
                gradient[stack.weights1() + k] = sum;
            }
            bias1(channel, sums, pieces);
        }
    }

    private void dense(float[] x, float[] d, int columns, int row, int in, int out, int offset) {
        kernels.weightGradient(x, d, columns, row, in, gradient, offset);
        for (int o = row; o < row + BLOCK; o++) {
            double sum = 0;
            for (int n = o * columns; n < (o + 1) * columns; n++) {
                sum += d[n];
            }
            gradient[offset + in * out + o] = (float) sum;
        }
    }

    /** Batch norm takes the mean away, and with it the bias: the exact gradient is zero. */
    private void bias1(int channel, ConvolutionSums[] sums, int pieces) {
        float sum = 0;
        for (int piece = 0; piece < pieces && !stack.normalized(); piece++) {
            sum += lanes(sums[piece].bias1, channel);
        }
        gradient[stack.bias1() + channel] = sum;
    }

    private void bias2(int channel, ConvolutionSums[] sums, int pieces) {
        float sum = 0;
        for (int piece = 0; piece < pieces && !stack.normalized(); piece++) {
            sum += lanes(sums[piece].bias2, channel);
        }
        gradient[stack.bias2() + channel] = sum;
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
