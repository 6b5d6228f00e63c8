package dev.lenet.trainer.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a matrix product {@code z[r][k] = start[r] + sum over i of w[r][i] * x[i][k]}: some rows by some vectors of columns,
 * which stay in registers during the loop over the sum. The numbers of the left factor are broadcast. Beyond the last row, the
 * last is repeated.
 */
final class VectorDenseTiles {
    /** Rows of {@link #one}: enough independent sums to hide the latency of a multiply-add. */
    static final int TALL = 8;

    private VectorDenseTiles() {}

    /** Eight rows by one vector. */
    static void one(
            float[] w,
            int wo,
            int rowStride,
            int stride,
            int last,
            int inner,
            float[] x,
            int xo,
            int xs,
            int bias,
            float[] z,
            int zo,
            int zs) {
        int r1 = Math.min(1, last);
        int r2 = Math.min(2, last);
        int r3 = Math.min(3, last);
        int r4 = Math.min(4, last);
        int r5 = Math.min(5, last);
        int r6 = Math.min(6, last);
        int r7 = Math.min(7, last);
        FloatVector a0 = start(w, bias, 0);
        FloatVector a1 = start(w, bias, r1);
        FloatVector a2 = start(w, bias, r2);
        FloatVector a3 = start(w, bias, r3);
        FloatVector a4 = start(w, bias, r4);
        FloatVector a5 = start(w, bias, r5);
        FloatVector a6 = start(w, bias, r6);
        FloatVector a7 = start(w, bias, r7);
        int w1 = r1 * rowStride;
        int w2 = r2 * rowStride;
        int w3 = r3 * rowStride;
        int w4 = r4 * rowStride;
        int w5 = r5 * rowStride;
        int w6 = r6 * rowStride;
        int w7 = r7 * rowStride;
        int at = xo;
        int k = wo;
        for (int i = 0; i < inner; i++) {
            FloatVector u = FloatVector.fromArray(Lanes.SPECIES, x, at);
            a0 = u.fma(FloatVector.broadcast(Lanes.SPECIES, w[k]), a0);
            a1 = u.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + w1]), a1);
            a2 = u.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + w2]), a2);
            a3 = u.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + w3]), a3);
            a4 = u.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + w4]), a4);
            a5 = u.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + w5]), a5);
            a6 = u.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + w6]), a6);
            a7 = u.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + w7]), a7);
            at += xs;
            k += stride;
        }
        a0.intoArray(z, zo);
        a1.intoArray(z, zo + r1 * zs);
        a2.intoArray(z, zo + r2 * zs);
        a3.intoArray(z, zo + r3 * zs);
        a4.intoArray(z, zo + r4 * zs);
        a5.intoArray(z, zo + r5 * zs);
        a6.intoArray(z, zo + r6 * zs);
        a7.intoArray(z, zo + r7 * zs);
    }

    /** Six rows by two vectors, of which the second may overlap the first. With twelve accumulators, they fit into 16 registers. */
    static void two(
            float[] w,
            int wo,
            int rowStride,
            int stride,
            int last,
            int inner,
            float[] x,
            int xo,
            int xs,
            int second,
            int bias,
            float[] z,
            int zo,
            int zs) {
        int r1 = Math.min(1, last);
        int r2 = Math.min(2, last);
        int r3 = Math.min(3, last);
        int r4 = Math.min(4, last);
        int r5 = Math.min(5, last);
        FloatVector a0 = start(w, bias, 0);
        FloatVector a1 = start(w, bias, r1);
        FloatVector a2 = start(w, bias, r2);
        FloatVector a3 = start(w, bias, r3);
        FloatVector a4 = start(w, bias, r4);
        FloatVector a5 = start(w, bias, r5);
        FloatVector b0 = a0;
        FloatVector b1 = a1;
        FloatVector b2 = a2;
        FloatVector b3 = a3;
        FloatVector b4 = a4;
        FloatVector b5 = a5;
        int w1 = r1 * rowStride;
        int w2 = r2 * rowStride;
        int w3 = r3 * rowStride;
        int w4 = r4 * rowStride;
        int w5 = r5 * rowStride;
        int at = xo;
        int k = wo;
        for (int i = 0; i < inner; i++) {
            FloatVector u = FloatVector.fromArray(Lanes.SPECIES, x, at);
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, at + second);
            FloatVector q;
            q = FloatVector.broadcast(Lanes.SPECIES, w[k]);
            a0 = u.fma(q, a0);
            b0 = v.fma(q, b0);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w1]);
            a1 = u.fma(q, a1);
            b1 = v.fma(q, b1);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w2]);
            a2 = u.fma(q, a2);
            b2 = v.fma(q, b2);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w3]);
            a3 = u.fma(q, a3);
            b3 = v.fma(q, b3);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w4]);
            a4 = u.fma(q, a4);
            b4 = v.fma(q, b4);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w5]);
            a5 = u.fma(q, a5);
            b5 = v.fma(q, b5);
            at += xs;
            k += stride;
        }
        a0.intoArray(z, zo);
        b0.intoArray(z, zo + second);
        a1.intoArray(z, zo + r1 * zs);
        b1.intoArray(z, zo + r1 * zs + second);
        a2.intoArray(z, zo + r2 * zs);
        b2.intoArray(z, zo + r2 * zs + second);
        a3.intoArray(z, zo + r3 * zs);
        b3.intoArray(z, zo + r3 * zs + second);
        a4.intoArray(z, zo + r4 * zs);
        b4.intoArray(z, zo + r4 * zs + second);
        a5.intoArray(z, zo + r5 * zs);
        b5.intoArray(z, zo + r5 * zs + second);
    }

    static FloatVector start(float[] w, int bias, int row) {
        return FloatVector.broadcast(Lanes.SPECIES, bias < 0 ? 0 : w[bias + row]);
    }
}
