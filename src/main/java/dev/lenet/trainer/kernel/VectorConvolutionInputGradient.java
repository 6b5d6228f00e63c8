package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import jdk.incubator.vector.FloatVector;

/** Gradient of the second convolution's input, a whole row of 14 outputs in registers. */
final class VectorConvolutionInputGradient {
    /** Channels of dz taken together: with five rows of each, they stay in the first-level cache. */
    private static final int CHANNELS = 8;

    private VectorConvolutionInputGradient() {}

    static void inputGradient2(float[] dz, float[] w, int wo, float[] dx) {
        for (int o = 0; o < C2; o += CHANNELS) {
            for (int y = 0; y < POOLED1; y++) {
                // Rows of the kernel that meet a row of dz: the others would multiply zeros.
                int first = Math.max(0, y - WIDTH2 + 1);
                int rows = Math.min(KERNEL - 1, y) - first + 1;
                int from = o * PLANE2 + (y - first) * WIDTH2 * GROUP;
                for (int c = 0; c < C1; c++) {
                    int weight = wo + (o * C1 + c) * TAPS + first * KERNEL;
                    int to = c * POOLED_PLANE1 + y * POOLED_ROW1;
                    for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
                        row(dz, from + lane, w, weight, rows, o == 0, dx, to + lane);
                    }
                }
            }
        }
    }

    /** One row of dx: every element of dz that is loaded serves the five columns of the kernel. */
    private static void row(float[] dz, int zo, float[] w, int wo, int rows, boolean start, float[] dx, int xo) {
        if (start) {
            for (int x = 0; x < POOLED1; x++) {
                FloatVector.zero(Lanes.SPECIES).intoArray(dx, xo + x * GROUP);
            }
        }
        FloatVector a0 = FloatVector.fromArray(Lanes.SPECIES, dx, xo);
        FloatVector a1 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + GROUP);
        FloatVector a2 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 2 * GROUP);
        FloatVector a3 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 3 * GROUP);
        FloatVector a4 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 4 * GROUP);
        FloatVector a5 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 5 * GROUP);
        FloatVector a6 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 6 * GROUP);
        FloatVector a7 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 7 * GROUP);
        FloatVector a8 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 8 * GROUP);
        FloatVector a9 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 9 * GROUP);
        FloatVector a10 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 10 * GROUP);
        FloatVector a11 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 11 * GROUP);
        FloatVector a12 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 12 * GROUP);
        FloatVector a13 = FloatVector.fromArray(Lanes.SPECIES, dx, xo + 13 * GROUP);
        int row = 0;
        int d = zo;
        int k = wo;
        for (int step = 0; step < CHANNELS * rows; step++) {
            FloatVector w0 = FloatVector.broadcast(Lanes.SPECIES, w[k]);
            FloatVector w1 = FloatVector.broadcast(Lanes.SPECIES, w[k + 1]);
            FloatVector w2 = FloatVector.broadcast(Lanes.SPECIES, w[k + 2]);
            FloatVector w3 = FloatVector.broadcast(Lanes.SPECIES, w[k + 3]);
            FloatVector w4 = FloatVector.broadcast(Lanes.SPECIES, w[k + 4]);
            FloatVector v;
            v = FloatVector.fromArray(Lanes.SPECIES, dz, d);
            a0 = v.fma(w0, a0);
            a1 = v.fma(w1, a1);
            a2 = v.fma(w2, a2);
            a3 = v.fma(w3, a3);
            a4 = v.fma(w4, a4);
            v = FloatVector.fromArray(Lanes.SPECIES, dz, d + GROUP);
            a1 = v.fma(w0, a1);
            a2 = v.fma(w1, a2);
            a3 = v.fma(w2, a3);
            a4 = v.fma(w3, a4);
            a5 = v.fma(w4, a5);
            v = FloatVector.fromArray(Lanes.SPECIES, dz, d + 2 * GROUP);
            a2 = v.fma(w0, a2);
            a3 = v.fma(w1, a3);
            a4 = v.fma(w2, a4);
            a5 = v.fma(w3, a5);
            a6 = v.fma(w4, a6);
            v = FloatVector.fromArray(Lanes.SPECIES, dz, d + 3 * GROUP);
            a3 = v.fma(w0, a3);
            a4 = v.fma(w1, a4);
            a5 = v.fma(w2, a5);
            a6 = v.fma(w3, a6);
            a7 = v.fma(w4, a7);
            v = FloatVector.fromArray(Lanes.SPECIES, dz, d + 4 * GROUP);
            a4 = v.fma(w0, a4);
            a5 = v.fma(w1, a5);
            a6 = v.fma(w2, a6);
            a7 = v.fma(w3, a7);
            a8 = v.fma(w4, a8);
            v = FloatVector.fromArray(Lanes.SPECIES, dz, d + 5 * GROUP);
            a5 = v.fma(w0, a5);
            a6 = v.fma(w1, a6);
            a7 = v.fma(w2, a7);
            a8 = v.fma(w3, a8);
            a9 = v.fma(w4, a9);
            v = FloatVector.fromArray(Lanes.SPECIES, dz, d + 6 * GROUP);
            a6 = v.fma(w0, a6);
            a7 = v.fma(w1, a7);
            a8 = v.fma(w2, a8);
            a9 = v.fma(w3, a9);
            a10 = v.fma(w4, a10);
            v = FloatVector.fromArray(Lanes.SPECIES, dz, d + 7 * GROUP);
            a7 = v.fma(w0, a7);
            a8 = v.fma(w1, a8);
            a9 = v.fma(w2, a9);
            a10 = v.fma(w3, a10);
            a11 = v.fma(w4, a11);
            v = FloatVector.fromArray(Lanes.SPECIES, dz, d + 8 * GROUP);
            a8 = v.fma(w0, a8);
            a9 = v.fma(w1, a9);
            a10 = v.fma(w2, a10);
            a11 = v.fma(w3, a11);
            a12 = v.fma(w4, a12);
            v = FloatVector.fromArray(Lanes.SPECIES, dz, d + 9 * GROUP);
            a9 = v.fma(w0, a9);
            a10 = v.fma(w1, a10);
            a11 = v.fma(w2, a11);
            a12 = v.fma(w3, a12);
            a13 = v.fma(w4, a13);
            // The next row of the kernel goes with the row of dz above; after the last comes the next channel.
            d -= WIDTH2 * GROUP;
            k += KERNEL;
            if (++row == rows) {
                row = 0;
                d += PLANE2 + rows * WIDTH2 * GROUP;
                k += C1 * TAPS - rows * KERNEL;
            }
        }
        a0.intoArray(dx, xo);
        a1.intoArray(dx, xo + GROUP);
        a2.intoArray(dx, xo + 2 * GROUP);
        a3.intoArray(dx, xo + 3 * GROUP);
        a4.intoArray(dx, xo + 4 * GROUP);
        a5.intoArray(dx, xo + 5 * GROUP);
        a6.intoArray(dx, xo + 6 * GROUP);
        a7.intoArray(dx, xo + 7 * GROUP);
        a8.intoArray(dx, xo + 8 * GROUP);
        a9.intoArray(dx, xo + 9 * GROUP);
        a10.intoArray(dx, xo + 10 * GROUP);
        a11.intoArray(dx, xo + 11 * GROUP);
        a12.intoArray(dx, xo + 12 * GROUP);
        a13.intoArray(dx, xo + 13 * GROUP);
    }
}
