package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import jdk.incubator.vector.FloatVector;

/** Gradients of the convolutions' weights: a kernel row of several channels in registers while the image goes by. */
final class VectorConvolutionWeightGradient {
    private VectorConvolutionWeightGradient() {}

    static void weightGradient1(float[] in, float[] dz, float[] sums) {
        // Two rows at a time, so that dz is still in the first-level cache when the next kernel row needs it.
        for (int y = 0; y < WIDTH1; y += 2) {
            for (int o = 0; o < C1; o += 3) {
                for (int i = 0; i < KERNEL; i++) {
                    for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
                        int from = (y + i) * PADDED * GROUP + lane;
                        int d = o * PLANE1 + y * WIDTH1 * GROUP + lane;
                        tile1(in, from, dz, d, sums, (o * TAPS + i * KERNEL) * GROUP + lane);
                    }
                }
            }
        }
    }

    static void weightGradient2(float[] in, float[] dz, float[] sums) {
        for (int o = 0; o < C2; o += 4) {
            for (int c = 0; c < C1; c++) {
                for (int i = 0; i < KERNEL; i++) {
                    for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
                        int from = c * POOLED_PLANE1 + i * POOLED_ROW1 + lane;
                        int to = ((o * C1 + c) * TAPS + i * KERNEL) * GROUP + lane;
                        tile2(in, from, dz, o * PLANE2 + lane, sums, to);
                    }
                }
            }
        }
    }

    /** Three channels by five columns of the kernel, over two rows of the image. */
    private static void tile1(float[] in, int io, float[] dz, int zo, float[] sums, int so) {
        FloatVector a00 = FloatVector.fromArray(Lanes.SPECIES, sums, so);
        FloatVector a01 = FloatVector.fromArray(Lanes.SPECIES, sums, so + GROUP);
        FloatVector a02 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * GROUP);
        FloatVector a03 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 3 * GROUP);
        FloatVector a04 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 4 * GROUP);
        FloatVector a10 = FloatVector.fromArray(Lanes.SPECIES, sums, so + TAPS * GROUP);
        FloatVector a11 = FloatVector.fromArray(Lanes.SPECIES, sums, so + TAPS * GROUP + GROUP);
        FloatVector a12 = FloatVector.fromArray(Lanes.SPECIES, sums, so + TAPS * GROUP + 2 * GROUP);
        FloatVector a13 = FloatVector.fromArray(Lanes.SPECIES, sums, so + TAPS * GROUP + 3 * GROUP);
        FloatVector a14 = FloatVector.fromArray(Lanes.SPECIES, sums, so + TAPS * GROUP + 4 * GROUP);
        FloatVector a20 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * TAPS * GROUP);
        FloatVector a21 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * TAPS * GROUP + GROUP);
        FloatVector a22 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * TAPS * GROUP + 2 * GROUP);
        FloatVector a23 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * TAPS * GROUP + 3 * GROUP);
        FloatVector a24 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * TAPS * GROUP + 4 * GROUP);
        int i = io;
        int d = zo;
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < WIDTH1; x++) {
                FloatVector d0 = FloatVector.fromArray(Lanes.SPECIES, dz, d);
                FloatVector d1 = FloatVector.fromArray(Lanes.SPECIES, dz, d + PLANE1);
                FloatVector d2 = FloatVector.fromArray(Lanes.SPECIES, dz, d + 2 * PLANE1);
                FloatVector v;
                v = FloatVector.fromArray(Lanes.SPECIES, in, i);
                a00 = v.fma(d0, a00);
                a10 = v.fma(d1, a10);
                a20 = v.fma(d2, a20);
                v = FloatVector.fromArray(Lanes.SPECIES, in, i + GROUP);
                a01 = v.fma(d0, a01);
                a11 = v.fma(d1, a11);
                a21 = v.fma(d2, a21);
                v = FloatVector.fromArray(Lanes.SPECIES, in, i + 2 * GROUP);
                a02 = v.fma(d0, a02);
                a12 = v.fma(d1, a12);
                a22 = v.fma(d2, a22);
                v = FloatVector.fromArray(Lanes.SPECIES, in, i + 3 * GROUP);
                a03 = v.fma(d0, a03);
                a13 = v.fma(d1, a13);
                a23 = v.fma(d2, a23);
                v = FloatVector.fromArray(Lanes.SPECIES, in, i + 4 * GROUP);
                a04 = v.fma(d0, a04);
                a14 = v.fma(d1, a14);
                a24 = v.fma(d2, a24);
                i += GROUP;
                d += GROUP;
            }
            i += (PADDED - WIDTH1) * GROUP;
        }
        a00.intoArray(sums, so);
        a01.intoArray(sums, so + GROUP);
        a02.intoArray(sums, so + 2 * GROUP);
        a03.intoArray(sums, so + 3 * GROUP);
        a04.intoArray(sums, so + 4 * GROUP);
        a10.intoArray(sums, so + TAPS * GROUP);
        a11.intoArray(sums, so + TAPS * GROUP + GROUP);
        a12.intoArray(sums, so + TAPS * GROUP + 2 * GROUP);
        a13.intoArray(sums, so + TAPS * GROUP + 3 * GROUP);
        a14.intoArray(sums, so + TAPS * GROUP + 4 * GROUP);
        a20.intoArray(sums, so + 2 * TAPS * GROUP);
        a21.intoArray(sums, so + 2 * TAPS * GROUP + GROUP);
        a22.intoArray(sums, so + 2 * TAPS * GROUP + 2 * GROUP);
        a23.intoArray(sums, so + 2 * TAPS * GROUP + 3 * GROUP);
        a24.intoArray(sums, so + 2 * TAPS * GROUP + 4 * GROUP);
    }

    /** Four channels by five columns of the kernel, over the whole map. */
    private static void tile2(float[] in, int io, float[] dz, int zo, float[] sums, int so) {
        FloatVector a00 = FloatVector.fromArray(Lanes.SPECIES, sums, so);
        FloatVector a01 = FloatVector.fromArray(Lanes.SPECIES, sums, so + GROUP);
        FloatVector a02 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * GROUP);
        FloatVector a03 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 3 * GROUP);
        FloatVector a04 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 4 * GROUP);
        FloatVector a10 = FloatVector.fromArray(Lanes.SPECIES, sums, so + C1 * TAPS * GROUP);
        FloatVector a11 = FloatVector.fromArray(Lanes.SPECIES, sums, so + C1 * TAPS * GROUP + GROUP);
        FloatVector a12 = FloatVector.fromArray(Lanes.SPECIES, sums, so + C1 * TAPS * GROUP + 2 * GROUP);
        FloatVector a13 = FloatVector.fromArray(Lanes.SPECIES, sums, so + C1 * TAPS * GROUP + 3 * GROUP);
        FloatVector a14 = FloatVector.fromArray(Lanes.SPECIES, sums, so + C1 * TAPS * GROUP + 4 * GROUP);
        FloatVector a20 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * C1 * TAPS * GROUP);
        FloatVector a21 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * C1 * TAPS * GROUP + GROUP);
        FloatVector a22 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * C1 * TAPS * GROUP + 2 * GROUP);
        FloatVector a23 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * C1 * TAPS * GROUP + 3 * GROUP);
        FloatVector a24 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 2 * C1 * TAPS * GROUP + 4 * GROUP);
        FloatVector a30 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 3 * C1 * TAPS * GROUP);
        FloatVector a31 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 3 * C1 * TAPS * GROUP + GROUP);
        FloatVector a32 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 3 * C1 * TAPS * GROUP + 2 * GROUP);
        FloatVector a33 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 3 * C1 * TAPS * GROUP + 3 * GROUP);
        FloatVector a34 = FloatVector.fromArray(Lanes.SPECIES, sums, so + 3 * C1 * TAPS * GROUP + 4 * GROUP);
        int i = io;
        int d = zo;
        for (int y = 0; y < WIDTH2; y++) {
            for (int x = 0; x < WIDTH2; x++) {
                FloatVector d0 = FloatVector.fromArray(Lanes.SPECIES, dz, d);
                FloatVector d1 = FloatVector.fromArray(Lanes.SPECIES, dz, d + PLANE2);
                FloatVector d2 = FloatVector.fromArray(Lanes.SPECIES, dz, d + 2 * PLANE2);
                FloatVector d3 = FloatVector.fromArray(Lanes.SPECIES, dz, d + 3 * PLANE2);
                FloatVector v;
                v = FloatVector.fromArray(Lanes.SPECIES, in, i);
                a00 = v.fma(d0, a00);
                a10 = v.fma(d1, a10);
                a20 = v.fma(d2, a20);
                a30 = v.fma(d3, a30);
                v = FloatVector.fromArray(Lanes.SPECIES, in, i + GROUP);
                a01 = v.fma(d0, a01);
                a11 = v.fma(d1, a11);
                a21 = v.fma(d2, a21);
                a31 = v.fma(d3, a31);
                v = FloatVector.fromArray(Lanes.SPECIES, in, i + 2 * GROUP);
                a02 = v.fma(d0, a02);
                a12 = v.fma(d1, a12);
                a22 = v.fma(d2, a22);
                a32 = v.fma(d3, a32);
                v = FloatVector.fromArray(Lanes.SPECIES, in, i + 3 * GROUP);
                a03 = v.fma(d0, a03);
                a13 = v.fma(d1, a13);
                a23 = v.fma(d2, a23);
                a33 = v.fma(d3, a33);
                v = FloatVector.fromArray(Lanes.SPECIES, in, i + 4 * GROUP);
                a04 = v.fma(d0, a04);
                a14 = v.fma(d1, a14);
                a24 = v.fma(d2, a24);
                a34 = v.fma(d3, a34);
                i += GROUP;
                d += GROUP;
            }
            i += (POOLED1 - WIDTH2) * GROUP;
        }
        a00.intoArray(sums, so);
        a01.intoArray(sums, so + GROUP);
        a02.intoArray(sums, so + 2 * GROUP);
        a03.intoArray(sums, so + 3 * GROUP);
        a04.intoArray(sums, so + 4 * GROUP);
        a10.intoArray(sums, so + C1 * TAPS * GROUP);
        a11.intoArray(sums, so + C1 * TAPS * GROUP + GROUP);
        a12.intoArray(sums, so + C1 * TAPS * GROUP + 2 * GROUP);
        a13.intoArray(sums, so + C1 * TAPS * GROUP + 3 * GROUP);
        a14.intoArray(sums, so + C1 * TAPS * GROUP + 4 * GROUP);
        a20.intoArray(sums, so + 2 * C1 * TAPS * GROUP);
        a21.intoArray(sums, so + 2 * C1 * TAPS * GROUP + GROUP);
        a22.intoArray(sums, so + 2 * C1 * TAPS * GROUP + 2 * GROUP);
        a23.intoArray(sums, so + 2 * C1 * TAPS * GROUP + 3 * GROUP);
        a24.intoArray(sums, so + 2 * C1 * TAPS * GROUP + 4 * GROUP);
        a30.intoArray(sums, so + 3 * C1 * TAPS * GROUP);
        a31.intoArray(sums, so + 3 * C1 * TAPS * GROUP + GROUP);
        a32.intoArray(sums, so + 3 * C1 * TAPS * GROUP + 2 * GROUP);
        a33.intoArray(sums, so + 3 * C1 * TAPS * GROUP + 3 * GROUP);
        a34.intoArray(sums, so + 3 * C1 * TAPS * GROUP + 4 * GROUP);
    }
}
