package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Lanes.ROWS;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a convolution: outputs of six channels at some vectors of positions, which stay in registers during the loop over
 * their taps. Each tap loads those vectors of input and broadcasts six weights.
 *
 * <p>Accumulators start from {@code FloatVector.zero} inside the method: started from a constant object, they stay
 * boxed and are fifty times as slow. For the same reason, the loop over taps contains no other loop.
 */
final class VectorConvolutionTiles {
    private VectorConvolutionTiles() {}

    /**
     * Computes six output channels at some positions in a row, in the largest tiles that fit. Beyond the last channel, the last
     * is repeated.
     *
     * @param x inputs
     * @param xo where those of the first position start
     * @param length of the positions in floats, a multiple of {@link Group#SIZE}
     * @param table two numbers for each tap: the offset of its input, and its index among the weights
     * @param from first tap
     * @param to the one after the last
     * @param w six weights for each tap
     * @param wo where they start
     * @param z outputs
     * @param zo where to put the first position of the first channel
     * @param plane floats between two channels
     * @param last channels after the first
     */
    static void compute(
            float[] x,
            int xo,
            int length,
            int[] table,
            int from,
            int to,
            float[] w,
            int wo,
            float[] z,
            int zo,
            int plane,
            int last) {
        int k = 0;
        if (Lanes.WIDE) {
            for (; k + 4 * Lanes.WIDTH <= length; k += 4 * Lanes.WIDTH) {
                VectorWideConvolution.four(x, xo + k, table, from, to, w, wo, z, zo + k, plane, last);
            }
        }
        for (; k + 2 * Lanes.WIDTH <= length; k += 2 * Lanes.WIDTH) {
            two(x, xo + k, table, from, to, w, wo, z, zo + k, plane, last);
        }
        if (k < length) {
            VectorWideConvolution.one(x, xo + k, table, from, to, w, wo, z, zo + k, plane, last);
        }
    }

    /** Two vectors: with twelve accumulators, they fit into 16 registers. */
    private static void two(
            float[] x,
            int xo,
            int[] table,
            int from,
            int to,
            float[] w,
            int wo,
            float[] z,
            int zo,
            int plane,
            int last) {
        FloatVector a0 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a1 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a2 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a3 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a4 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a5 = FloatVector.zero(Lanes.SPECIES);
        FloatVector b0 = FloatVector.zero(Lanes.SPECIES);
        FloatVector b1 = FloatVector.zero(Lanes.SPECIES);
        FloatVector b2 = FloatVector.zero(Lanes.SPECIES);
        FloatVector b3 = FloatVector.zero(Lanes.SPECIES);
        FloatVector b4 = FloatVector.zero(Lanes.SPECIES);
        FloatVector b5 = FloatVector.zero(Lanes.SPECIES);
        for (int t = from; t < to; t++) {
            int at = xo + table[2 * t];
            int k = wo + ROWS * table[2 * t + 1];
            FloatVector u = FloatVector.fromArray(Lanes.SPECIES, x, at);
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, at + Lanes.WIDTH);
            FloatVector q;
            q = FloatVector.broadcast(Lanes.SPECIES, w[k]);
            a0 = u.fma(q, a0);
            b0 = v.fma(q, b0);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 1]);
            a1 = u.fma(q, a1);
            b1 = v.fma(q, b1);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 2]);
            a2 = u.fma(q, a2);
            b2 = v.fma(q, b2);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 3]);
            a3 = u.fma(q, a3);
            b3 = v.fma(q, b3);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 4]);
            a4 = u.fma(q, a4);
            b4 = v.fma(q, b4);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 5]);
            a5 = u.fma(q, a5);
            b5 = v.fma(q, b5);
        }
        int z1 = zo + Math.min(1, last) * plane;
        int z2 = zo + Math.min(2, last) * plane;
        int z3 = zo + Math.min(3, last) * plane;
        int z4 = zo + Math.min(4, last) * plane;
        int z5 = zo + Math.min(5, last) * plane;
        a0.intoArray(z, zo);
        b0.intoArray(z, zo + Lanes.WIDTH);
        a1.intoArray(z, z1);
        b1.intoArray(z, z1 + Lanes.WIDTH);
        a2.intoArray(z, z2);
        b2.intoArray(z, z2 + Lanes.WIDTH);
        a3.intoArray(z, z3);
        b3.intoArray(z, z3 + Lanes.WIDTH);
        a4.intoArray(z, z4);
        b4.intoArray(z, z4 + Lanes.WIDTH);
        a5.intoArray(z, z5);
        b5.intoArray(z, z5 + Lanes.WIDTH);
    }
}
