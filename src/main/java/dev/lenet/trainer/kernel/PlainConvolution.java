package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import java.util.Arrays;

/** The convolutions in loops over whole rows of a group, which the compiler can vectorise by itself. */
final class PlainConvolution implements ConvolutionKernels {
    @Override
    public void convolve1(float[] in, float[] weights, int weightOffset, float[] z) {
        Arrays.fill(z, 0);
        for (int o = 0; o < C1; o++) {
            for (int y = 0; y < WIDTH1; y++) {
                for (int i = 0; i < KERNEL; i++) {
                    int from = (y + i) * PADDED * GROUP;
                    int to = o * PLANE1 + y * WIDTH1 * GROUP;
                    gather(in, from, weights, weightOffset + o * TAPS + i * KERNEL, z, to, WIDTH1 * GROUP);
                }
            }
        }
    }

    @Override
    public void convolve2(float[] in, float[] weights, int weightOffset, float[] z) {
        Arrays.fill(z, 0);
        for (int o = 0; o < C2; o++) {
            for (int y = 0; y < WIDTH2; y++) {
                for (int c = 0; c < C1; c++) {
                    for (int i = 0; i < KERNEL; i++) {
                        int from = c * POOLED_PLANE1 + (y + i) * POOLED_ROW1;
                        int weight = weightOffset + (o * C1 + c) * TAPS + i * KERNEL;
                        gather(in, from, weights, weight, z, o * PLANE2 + y * WIDTH2 * GROUP, WIDTH2 * GROUP);
                    }
                }
            }
        }
    }

    /** Adds one row of the kernel, applied to one row of the input, to one row of the output. */
    private static void gather(float[] in, int from, float[] w, int at, float[] z, int to, int length) {
        float w0 = w[at];
        float w1 = w[at + 1];
        float w2 = w[at + 2];
        float w3 = w[at + 3];
        float w4 = w[at + 4];
        for (int k = 0; k < length; k++) {
            int i = from + k;
            z[to + k] += w0 * in[i]
                    + w1 * in[i + GROUP]
                    + w2 * in[i + 2 * GROUP]
                    + w3 * in[i + 3 * GROUP]
                    + w4 * in[i + 4 * GROUP];
        }
    }

    @Override
    public void inputGradient2(float[] dz, float[] weights, int weightOffset, float[] dx) {
        Arrays.fill(dx, 0);
        for (int o = 0; o < C2; o++) {
            for (int c = 0; c < C1; c++) {
                for (int tap = 0; tap < TAPS; tap++) {
                    float w = weights[weightOffset + (o * C1 + c) * TAPS + tap];
                    for (int y = 0; y < WIDTH2; y++) {
                        int from = o * PLANE2 + y * WIDTH2 * GROUP;
                        int to = c * POOLED_PLANE1 + (y + tap / KERNEL) * POOLED_ROW1 + tap % KERNEL * GROUP;
                        for (int k = 0; k < WIDTH2 * GROUP; k++) {
                            dx[to + k] += w * dz[from + k];
                        }
                    }
                }
            }
        }
    }

    @Override
    public void weightGradient1(float[] in, float[] dz, float[] sums) {
        float[] row = new float[WIDTH1 * GROUP];
        for (int o = 0; o < C1; o++) {
            for (int tap = 0; tap < TAPS; tap++) {
                int from = (tap / KERNEL * PADDED + tap % KERNEL) * GROUP;
                correlate(in, from, PADDED * GROUP, dz, o * PLANE1, WIDTH1, row);
                fold(row, sums, (o * TAPS + tap) * GROUP);
            }
        }
    }

    @Override
    public void weightGradient2(float[] in, float[] dz, float[] sums) {
        float[] row = new float[WIDTH2 * GROUP];
        for (int o = 0; o < C2; o++) {
            for (int c = 0; c < C1; c++) {
                for (int tap = 0; tap < TAPS; tap++) {
                    int from = c * POOLED_PLANE1 + tap / KERNEL * POOLED_ROW1 + tap % KERNEL * GROUP;
                    correlate(in, from, POOLED_ROW1, dz, o * PLANE2, WIDTH2, row);
                    fold(row, sums, ((o * C1 + c) * TAPS + tap) * GROUP);
                }
            }
        }
    }

    /** Sums over rows of the products of two maps, column by column. */
    private static void correlate(float[] in, int from, int stride, float[] dz, int dOffset, int width, float[] row) {
        int length = width * GROUP;
        Arrays.fill(row, 0);
        for (int y = 0; y < width; y++) {
            int i = from + y * stride;
            int d = dOffset + y * length;
            for (int k = 0; k < length; k++) {
                row[k] += in[i + k] * dz[d + k];
            }
        }
    }

    private static void fold(float[] row, float[] sums, int to) {
        for (int k = 0; k < row.length; k++) {
            sums[to + k % GROUP] += row[k];
        }
    }
}
