package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Lanes.ROWS;

import jdk.incubator.vector.FloatVector;

/** Tiles like those of {@link VectorConvolutionTiles}, for machines with 32 registers ({@link Lanes#WIDE}). */
final class VectorWideConvolution {
    private VectorWideConvolution() {}

    /**
     * Computes six output channels at four vectors of positions, or four channels if there are no more: repeating the last twice
     * took 9 % longer for 16 channels. Parameters as for {@link VectorConvolutionTiles#compute}.
     */
    static void four(
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
        if (last < 4) {
            fewer(x, xo, table, from, to, w, wo, z, zo, plane, last);
        } else {
            six(x, xo, table, from, to, w, wo, z, zo, plane, last);
        }
    }

    /** Computes six output channels at one vector of positions. Parameters as for {@link VectorConvolutionTiles#compute}. */
    static void one(
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
        for (int t = from; t < to; t++) {
            int at = xo + table[2 * t];
            int k = wo + ROWS * table[2 * t + 1];
            FloatVector u = FloatVector.fromArray(Lanes.SPECIES, x, at);
            FloatVector q;
            q = FloatVector.broadcast(Lanes.SPECIES, w[k]);
            a0 = u.fma(q, a0);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 1]);
            a1 = u.fma(q, a1);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 2]);
            a2 = u.fma(q, a2);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 3]);
            a3 = u.fma(q, a3);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 4]);
            a4 = u.fma(q, a4);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 5]);
            a5 = u.fma(q, a5);
        }
        int z1 = zo + Math.min(1, last) * plane;
        int z2 = zo + Math.min(2, last) * plane;
        int z3 = zo + Math.min(3, last) * plane;
        int z4 = zo + Math.min(4, last) * plane;
        int z5 = zo + Math.min(5, last) * plane;
        a0.intoArray(z, zo);
        a1.intoArray(z, z1);
        a2.intoArray(z, z2);
        a3.intoArray(z, z3);
        a4.intoArray(z, z4);
        a5.intoArray(z, z5);
    }

    /** Six channels. */
    private static void six(
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
        FloatVector c0 = FloatVector.zero(Lanes.SPECIES);
        FloatVector c1 = FloatVector.zero(Lanes.SPECIES);
        FloatVector c2 = FloatVector.zero(Lanes.SPECIES);
        FloatVector c3 = FloatVector.zero(Lanes.SPECIES);
        FloatVector c4 = FloatVector.zero(Lanes.SPECIES);
        FloatVector c5 = FloatVector.zero(Lanes.SPECIES);
        FloatVector d0 = FloatVector.zero(Lanes.SPECIES);
        FloatVector d1 = FloatVector.zero(Lanes.SPECIES);
        FloatVector d2 = FloatVector.zero(Lanes.SPECIES);
        FloatVector d3 = FloatVector.zero(Lanes.SPECIES);
        FloatVector d4 = FloatVector.zero(Lanes.SPECIES);
        FloatVector d5 = FloatVector.zero(Lanes.SPECIES);
        for (int t = from; t < to; t++) {
            int at = xo + table[2 * t];
            int k = wo + ROWS * table[2 * t + 1];
            FloatVector e = FloatVector.fromArray(Lanes.SPECIES, x, at);
            FloatVector f = FloatVector.fromArray(Lanes.SPECIES, x, at + Lanes.WIDTH);
            FloatVector u = FloatVector.fromArray(Lanes.SPECIES, x, at + 2 * Lanes.WIDTH);
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, at + 3 * Lanes.WIDTH);
            FloatVector q;
            q = FloatVector.broadcast(Lanes.SPECIES, w[k]);
            a0 = e.fma(q, a0);
            b0 = f.fma(q, b0);
            c0 = u.fma(q, c0);
            d0 = v.fma(q, d0);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 1]);
            a1 = e.fma(q, a1);
            b1 = f.fma(q, b1);
            c1 = u.fma(q, c1);
            d1 = v.fma(q, d1);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 2]);
            a2 = e.fma(q, a2);
            b2 = f.fma(q, b2);
            c2 = u.fma(q, c2);
            d2 = v.fma(q, d2);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 3]);
            a3 = e.fma(q, a3);
            b3 = f.fma(q, b3);
            c3 = u.fma(q, c3);
            d3 = v.fma(q, d3);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 4]);
            a4 = e.fma(q, a4);
            b4 = f.fma(q, b4);
            c4 = u.fma(q, c4);
            d4 = v.fma(q, d4);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 5]);
            a5 = e.fma(q, a5);
            b5 = f.fma(q, b5);
            c5 = u.fma(q, c5);
            d5 = v.fma(q, d5);
        }
        int z1 = zo + Math.min(1, last) * plane;
        int z2 = zo + Math.min(2, last) * plane;
        int z3 = zo + Math.min(3, last) * plane;
        int z4 = zo + Math.min(4, last) * plane;
        int z5 = zo + Math.min(5, last) * plane;
        a0.intoArray(z, zo);
        b0.intoArray(z, zo + Lanes.WIDTH);
        c0.intoArray(z, zo + 2 * Lanes.WIDTH);
        d0.intoArray(z, zo + 3 * Lanes.WIDTH);
        a1.intoArray(z, z1);
        b1.intoArray(z, z1 + Lanes.WIDTH);
        c1.intoArray(z, z1 + 2 * Lanes.WIDTH);
        d1.intoArray(z, z1 + 3 * Lanes.WIDTH);
        a2.intoArray(z, z2);
        b2.intoArray(z, z2 + Lanes.WIDTH);
        c2.intoArray(z, z2 + 2 * Lanes.WIDTH);
        d2.intoArray(z, z2 + 3 * Lanes.WIDTH);
        a3.intoArray(z, z3);
        b3.intoArray(z, z3 + Lanes.WIDTH);
        c3.intoArray(z, z3 + 2 * Lanes.WIDTH);
        d3.intoArray(z, z3 + 3 * Lanes.WIDTH);
        a4.intoArray(z, z4);
        b4.intoArray(z, z4 + Lanes.WIDTH);
        c4.intoArray(z, z4 + 2 * Lanes.WIDTH);
        d4.intoArray(z, z4 + 3 * Lanes.WIDTH);
        a5.intoArray(z, z5);
        b5.intoArray(z, z5 + Lanes.WIDTH);
        c5.intoArray(z, z5 + 2 * Lanes.WIDTH);
        d5.intoArray(z, z5 + 3 * Lanes.WIDTH);
    }

    /** Four channels. */
    private static void fewer(
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
        FloatVector b0 = FloatVector.zero(Lanes.SPECIES);
        FloatVector b1 = FloatVector.zero(Lanes.SPECIES);
        FloatVector b2 = FloatVector.zero(Lanes.SPECIES);
        FloatVector b3 = FloatVector.zero(Lanes.SPECIES);
        FloatVector c0 = FloatVector.zero(Lanes.SPECIES);
        FloatVector c1 = FloatVector.zero(Lanes.SPECIES);
        FloatVector c2 = FloatVector.zero(Lanes.SPECIES);
        FloatVector c3 = FloatVector.zero(Lanes.SPECIES);
        FloatVector d0 = FloatVector.zero(Lanes.SPECIES);
        FloatVector d1 = FloatVector.zero(Lanes.SPECIES);
        FloatVector d2 = FloatVector.zero(Lanes.SPECIES);
        FloatVector d3 = FloatVector.zero(Lanes.SPECIES);
        for (int t = from; t < to; t++) {
            int at = xo + table[2 * t];
            int k = wo + ROWS * table[2 * t + 1];
            FloatVector e = FloatVector.fromArray(Lanes.SPECIES, x, at);
            FloatVector f = FloatVector.fromArray(Lanes.SPECIES, x, at + Lanes.WIDTH);
            FloatVector u = FloatVector.fromArray(Lanes.SPECIES, x, at + 2 * Lanes.WIDTH);
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, at + 3 * Lanes.WIDTH);
            FloatVector q;
            q = FloatVector.broadcast(Lanes.SPECIES, w[k]);
            a0 = e.fma(q, a0);
            b0 = f.fma(q, b0);
            c0 = u.fma(q, c0);
            d0 = v.fma(q, d0);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 1]);
            a1 = e.fma(q, a1);
            b1 = f.fma(q, b1);
            c1 = u.fma(q, c1);
            d1 = v.fma(q, d1);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 2]);
            a2 = e.fma(q, a2);
            b2 = f.fma(q, b2);
            c2 = u.fma(q, c2);
            d2 = v.fma(q, d2);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + 3]);
            a3 = e.fma(q, a3);
            b3 = f.fma(q, b3);
            c3 = u.fma(q, c3);
            d3 = v.fma(q, d3);
        }
        int z1 = zo + Math.min(1, last) * plane;
        int z2 = zo + Math.min(2, last) * plane;
        int z3 = zo + Math.min(3, last) * plane;
        a0.intoArray(z, zo);
        b0.intoArray(z, zo + Lanes.WIDTH);
        c0.intoArray(z, zo + 2 * Lanes.WIDTH);
        d0.intoArray(z, zo + 3 * Lanes.WIDTH);
        a1.intoArray(z, z1);
        b1.intoArray(z, z1 + Lanes.WIDTH);
        c1.intoArray(z, z1 + 2 * Lanes.WIDTH);
        d1.intoArray(z, z1 + 3 * Lanes.WIDTH);
        a2.intoArray(z, z2);
        b2.intoArray(z, z2 + Lanes.WIDTH);
        c2.intoArray(z, z2 + 2 * Lanes.WIDTH);
        d2.intoArray(z, z2 + 3 * Lanes.WIDTH);
        a3.intoArray(z, z3);
        b3.intoArray(z, z3 + Lanes.WIDTH);
        c3.intoArray(z, z3 + 2 * Lanes.WIDTH);
        d3.intoArray(z, z3 + 3 * Lanes.WIDTH);
    }
}
