package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import jdk.incubator.vector.FloatVector;

/** Second convolution in vector registers, built like {@link VectorConvolution1}. */
final class VectorConvolution2 {
    /** Where each tap of the kernel, channel after channel, finds its input, relative to the tile's first. */
    private static final int[] OFFSETS = new int[C1 * TAPS];

    static {
        for (int tap = 0; tap < OFFSETS.length; tap++) {
            int row = tap % TAPS / KERNEL;
            OFFSETS[tap] = tap / TAPS * POOLED_PLANE1 + row * POOLED_ROW1 + tap % KERNEL * GROUP;
        }
    }

    private VectorConvolution2() {}

    static void forward(float[] in, float[] w, int wo, float[] z) {
        for (int o = 0; o < C2; o += 4) {
            for (int y = 0; y < WIDTH2; y++) {
                for (int x = 0; x < WIDTH2; x += 5) {
                    for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
                        int at = (y * WIDTH2 + x) * GROUP + lane;
                        tile(in, (y * POOLED1 + x) * GROUP + lane, w, wo + o * C1 * TAPS, z, o * PLANE2 + at);
                    }
                }
            }
        }
    }

    /** Four channels by five columns. */
    private static void tile(float[] in, int io, float[] w, int wo, float[] z, int zo) {
        FloatVector a00 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a01 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a02 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a03 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a04 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a10 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a11 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a12 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a13 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a14 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a20 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a21 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a22 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a23 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a24 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a30 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a31 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a32 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a33 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a34 = FloatVector.zero(Lanes.SPECIES);
        for (int tap = 0; tap < OFFSETS.length; tap++) {
            int i = io + OFFSETS[tap];
            int k = wo + tap;
            FloatVector x0 = FloatVector.fromArray(Lanes.SPECIES, in, i);
            FloatVector x1 = FloatVector.fromArray(Lanes.SPECIES, in, i + GROUP);
            FloatVector x2 = FloatVector.fromArray(Lanes.SPECIES, in, i + 2 * GROUP);
            FloatVector x3 = FloatVector.fromArray(Lanes.SPECIES, in, i + 3 * GROUP);
            FloatVector x4 = FloatVector.fromArray(Lanes.SPECIES, in, i + 4 * GROUP);
            FloatVector v;
            v = FloatVector.broadcast(Lanes.SPECIES, w[k]);
            a00 = v.fma(x0, a00);
            a01 = v.fma(x1, a01);
            a02 = v.fma(x2, a02);
            a03 = v.fma(x3, a03);
            a04 = v.fma(x4, a04);
            v = FloatVector.broadcast(Lanes.SPECIES, w[k + C1 * TAPS]);
            a10 = v.fma(x0, a10);
            a11 = v.fma(x1, a11);
            a12 = v.fma(x2, a12);
            a13 = v.fma(x3, a13);
            a14 = v.fma(x4, a14);
            v = FloatVector.broadcast(Lanes.SPECIES, w[k + 2 * C1 * TAPS]);
            a20 = v.fma(x0, a20);
            a21 = v.fma(x1, a21);
            a22 = v.fma(x2, a22);
            a23 = v.fma(x3, a23);
            a24 = v.fma(x4, a24);
            v = FloatVector.broadcast(Lanes.SPECIES, w[k + 3 * C1 * TAPS]);
            a30 = v.fma(x0, a30);
            a31 = v.fma(x1, a31);
            a32 = v.fma(x2, a32);
            a33 = v.fma(x3, a33);
            a34 = v.fma(x4, a34);
        }
        a00.intoArray(z, zo);
        a01.intoArray(z, zo + GROUP);
        a02.intoArray(z, zo + 2 * GROUP);
        a03.intoArray(z, zo + 3 * GROUP);
        a04.intoArray(z, zo + 4 * GROUP);
        a10.intoArray(z, zo + PLANE2);
        a11.intoArray(z, zo + PLANE2 + GROUP);
        a12.intoArray(z, zo + PLANE2 + 2 * GROUP);
        a13.intoArray(z, zo + PLANE2 + 3 * GROUP);
        a14.intoArray(z, zo + PLANE2 + 4 * GROUP);
        a20.intoArray(z, zo + 2 * PLANE2);
        a21.intoArray(z, zo + 2 * PLANE2 + GROUP);
        a22.intoArray(z, zo + 2 * PLANE2 + 2 * GROUP);
        a23.intoArray(z, zo + 2 * PLANE2 + 3 * GROUP);
        a24.intoArray(z, zo + 2 * PLANE2 + 4 * GROUP);
        a30.intoArray(z, zo + 3 * PLANE2);
        a31.intoArray(z, zo + 3 * PLANE2 + GROUP);
        a32.intoArray(z, zo + 3 * PLANE2 + 2 * GROUP);
        a33.intoArray(z, zo + 3 * PLANE2 + 3 * GROUP);
        a34.intoArray(z, zo + 3 * PLANE2 + 4 * GROUP);
    }
}
