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
        for (int o = 0; o < C1; o += 3) {
            for (int y = 0; y < WIDTH1; y++) {
                for (int x = 0; x < WIDTH1; x += 7) {
                    for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
                        int at = (y * WIDTH1 + x) * GROUP + lane;
                        tile(in, (y * PADDED + x) * GROUP + lane, w, wo + o * TAPS, z, o * PLANE1 + at);
                    }
                }
            }
        }
    }

    /**
     * Three channels by seven columns, 25 registers. Six channels by four columns load as little, but with their 29 registers
     * the compiler kept some in memory, and not the same in each JVM.
     */
    private static void tile(float[] in, int io, float[] w, int wo, float[] z, int zo) {
        FloatVector a00 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a01 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a02 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a03 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a04 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a05 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a06 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a10 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a11 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a12 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a13 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a14 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a15 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a16 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a20 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a21 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a22 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a23 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a24 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a25 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a26 = FloatVector.zero(Lanes.SPECIES);
        for (int tap = 0; tap < OFFSETS.length; tap++) {
            int i = io + OFFSETS[tap];
            int k = wo + tap;
            FloatVector w0 = FloatVector.broadcast(Lanes.SPECIES, w[k]);
            FloatVector w1 = FloatVector.broadcast(Lanes.SPECIES, w[k + TAPS]);
            FloatVector w2 = FloatVector.broadcast(Lanes.SPECIES, w[k + 2 * TAPS]);
            FloatVector v;
            v = FloatVector.fromArray(Lanes.SPECIES, in, i);
            a00 = v.fma(w0, a00);
            a10 = v.fma(w1, a10);
            a20 = v.fma(w2, a20);
            v = FloatVector.fromArray(Lanes.SPECIES, in, i + GROUP);
            a01 = v.fma(w0, a01);
            a11 = v.fma(w1, a11);
            a21 = v.fma(w2, a21);
            v = FloatVector.fromArray(Lanes.SPECIES, in, i + 2 * GROUP);
            a02 = v.fma(w0, a02);
            a12 = v.fma(w1, a12);
            a22 = v.fma(w2, a22);
            v = FloatVector.fromArray(Lanes.SPECIES, in, i + 3 * GROUP);
            a03 = v.fma(w0, a03);
            a13 = v.fma(w1, a13);
            a23 = v.fma(w2, a23);
            v = FloatVector.fromArray(Lanes.SPECIES, in, i + 4 * GROUP);
            a04 = v.fma(w0, a04);
            a14 = v.fma(w1, a14);
            a24 = v.fma(w2, a24);
            v = FloatVector.fromArray(Lanes.SPECIES, in, i + 5 * GROUP);
            a05 = v.fma(w0, a05);
            a15 = v.fma(w1, a15);
            a25 = v.fma(w2, a25);
            v = FloatVector.fromArray(Lanes.SPECIES, in, i + 6 * GROUP);
            a06 = v.fma(w0, a06);
            a16 = v.fma(w1, a16);
            a26 = v.fma(w2, a26);
        }
        a00.intoArray(z, zo);
        a01.intoArray(z, zo + GROUP);
        a02.intoArray(z, zo + 2 * GROUP);
        a03.intoArray(z, zo + 3 * GROUP);
        a04.intoArray(z, zo + 4 * GROUP);
        a05.intoArray(z, zo + 5 * GROUP);
        a06.intoArray(z, zo + 6 * GROUP);
        a10.intoArray(z, zo + PLANE1);
        a11.intoArray(z, zo + PLANE1 + GROUP);
        a12.intoArray(z, zo + PLANE1 + 2 * GROUP);
        a13.intoArray(z, zo + PLANE1 + 3 * GROUP);
        a14.intoArray(z, zo + PLANE1 + 4 * GROUP);
        a15.intoArray(z, zo + PLANE1 + 5 * GROUP);
        a16.intoArray(z, zo + PLANE1 + 6 * GROUP);
        a20.intoArray(z, zo + 2 * PLANE1);
        a21.intoArray(z, zo + 2 * PLANE1 + GROUP);
        a22.intoArray(z, zo + 2 * PLANE1 + 2 * GROUP);
        a23.intoArray(z, zo + 2 * PLANE1 + 3 * GROUP);
        a24.intoArray(z, zo + 2 * PLANE1 + 4 * GROUP);
        a25.intoArray(z, zo + 2 * PLANE1 + 5 * GROUP);
        a26.intoArray(z, zo + 2 * PLANE1 + 6 * GROUP);
    }
}
