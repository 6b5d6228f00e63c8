package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import jdk.incubator.vector.FloatVector;

/**
 * First convolution in vector registers: a tile of outputs (channels by columns) stays in registers while its taps go by,
 * each tap loading a few vectors of input and broadcasting a few weights for several times as many multiply-adds.
 *
 * <p>Accumulators start from {@code FloatVector.zero} inside the method: started from a constant object they stay boxed
 * and cost fifty times as much. The taps are one loop over a table of offsets, without nested loops for the compiler to
 * keep accumulators in memory between.
 */
final class VectorConvolution1 {
    /** Where each tap of the kernel finds its input, relative to the tile's first. */
    private static final int[] OFFSETS = new int[TAPS];

    static {
        for (int tap = 0; tap < TAPS; tap++) {
            OFFSETS[tap] = (tap / KERNEL * PADDED + tap % KERNEL) * GROUP;
        }
    }

    private VectorConvolution1() {}

    static void forward(float[] in, float[] w, int wo, float[] z) {
        for (int y = 0; y < WIDTH1; y++) {
            for (int x = 0; x < WIDTH1; x += 4) {
                for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
                    tile(in, (y * PADDED + x) * GROUP + lane, w, wo, z, (y * WIDTH1 + x) * GROUP + lane);
                }
            }
        }
    }

    /** Six channels by four columns. */
    private static void tile(float[] in, int io, float[] w, int wo, float[] z, int zo) {
        FloatVector a00 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a01 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a02 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a03 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a10 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a11 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a12 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a13 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a20 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a21 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a22 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a23 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a30 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a31 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a32 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a33 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a40 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a41 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a42 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a43 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a50 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a51 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a52 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a53 = FloatVector.zero(Lanes.SPECIES);
        for (int tap = 0; tap < OFFSETS.length; tap++) {
            int i = io + OFFSETS[tap];
            int k = wo + tap;
            FloatVector x0 = FloatVector.fromArray(Lanes.SPECIES, in, i);
            FloatVector x1 = FloatVector.fromArray(Lanes.SPECIES, in, i + GROUP);
            FloatVector x2 = FloatVector.fromArray(Lanes.SPECIES, in, i + 2 * GROUP);
            FloatVector x3 = FloatVector.fromArray(Lanes.SPECIES, in, i + 3 * GROUP);
            FloatVector v;
            v = FloatVector.broadcast(Lanes.SPECIES, w[k]);
            a00 = v.fma(x0, a00);
            a01 = v.fma(x1, a01);
            a02 = v.fma(x2, a02);
            a03 = v.fma(x3, a03);
            v = FloatVector.broadcast(Lanes.SPECIES, w[k + TAPS]);
            a10 = v.fma(x0, a10);
            a11 = v.fma(x1, a11);
            a12 = v.fma(x2, a12);
            a13 = v.fma(x3, a13);
            v = FloatVector.broadcast(Lanes.SPECIES, w[k + 2 * TAPS]);
            a20 = v.fma(x0, a20);
            a21 = v.fma(x1, a21);
            a22 = v.fma(x2, a22);
            a23 = v.fma(x3, a23);
            v = FloatVector.broadcast(Lanes.SPECIES, w[k + 3 * TAPS]);
            a30 = v.fma(x0, a30);
            a31 = v.fma(x1, a31);
            a32 = v.fma(x2, a32);
            a33 = v.fma(x3, a33);
            v = FloatVector.broadcast(Lanes.SPECIES, w[k + 4 * TAPS]);
            a40 = v.fma(x0, a40);
            a41 = v.fma(x1, a41);
            a42 = v.fma(x2, a42);
            a43 = v.fma(x3, a43);
            v = FloatVector.broadcast(Lanes.SPECIES, w[k + 5 * TAPS]);
            a50 = v.fma(x0, a50);
            a51 = v.fma(x1, a51);
            a52 = v.fma(x2, a52);
            a53 = v.fma(x3, a53);
        }
        a00.intoArray(z, zo);
        a01.intoArray(z, zo + GROUP);
        a02.intoArray(z, zo + 2 * GROUP);
        a03.intoArray(z, zo + 3 * GROUP);
        a10.intoArray(z, zo + PLANE1);
        a11.intoArray(z, zo + PLANE1 + GROUP);
        a12.intoArray(z, zo + PLANE1 + 2 * GROUP);
        a13.intoArray(z, zo + PLANE1 + 3 * GROUP);
        a20.intoArray(z, zo + 2 * PLANE1);
        a21.intoArray(z, zo + 2 * PLANE1 + GROUP);
        a22.intoArray(z, zo + 2 * PLANE1 + 2 * GROUP);
        a23.intoArray(z, zo + 2 * PLANE1 + 3 * GROUP);
        a30.intoArray(z, zo + 3 * PLANE1);
        a31.intoArray(z, zo + 3 * PLANE1 + GROUP);
        a32.intoArray(z, zo + 3 * PLANE1 + 2 * GROUP);
        a33.intoArray(z, zo + 3 * PLANE1 + 3 * GROUP);
        a40.intoArray(z, zo + 4 * PLANE1);
        a41.intoArray(z, zo + 4 * PLANE1 + GROUP);
        a42.intoArray(z, zo + 4 * PLANE1 + 2 * GROUP);
        a43.intoArray(z, zo + 4 * PLANE1 + 3 * GROUP);
        a50.intoArray(z, zo + 5 * PLANE1);
        a51.intoArray(z, zo + 5 * PLANE1 + GROUP);
        a52.intoArray(z, zo + 5 * PLANE1 + 2 * GROUP);
        a53.intoArray(z, zo + 5 * PLANE1 + 3 * GROUP);
    }
}
