package dev.lenet.trainer.kernel;

import jdk.incubator.vector.FloatVector;

/** A tile like those of {@link VectorDenseTiles}, for machines with 32 registers ({@link Lanes#WIDE}). */
final class VectorWideDense {
    private VectorWideDense() {}

    /** Six rows by four vectors. */
    static void four(
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
        FloatVector a0 = VectorDenseTiles.start(w, bias, 0);
        FloatVector a1 = VectorDenseTiles.start(w, bias, r1);
        FloatVector a2 = VectorDenseTiles.start(w, bias, r2);
        FloatVector a3 = VectorDenseTiles.start(w, bias, r3);
        FloatVector a4 = VectorDenseTiles.start(w, bias, r4);
        FloatVector a5 = VectorDenseTiles.start(w, bias, r5);
        FloatVector b0 = a0;
        FloatVector b1 = a1;
        FloatVector b2 = a2;
        FloatVector b3 = a3;
        FloatVector b4 = a4;
        FloatVector b5 = a5;
        FloatVector c0 = a0;
        FloatVector c1 = a1;
        FloatVector c2 = a2;
        FloatVector c3 = a3;
        FloatVector c4 = a4;
        FloatVector c5 = a5;
        FloatVector d0 = a0;
        FloatVector d1 = a1;
        FloatVector d2 = a2;
        FloatVector d3 = a3;
        FloatVector d4 = a4;
        FloatVector d5 = a5;
        int w1 = r1 * rowStride;
        int w2 = r2 * rowStride;
        int w3 = r3 * rowStride;
        int w4 = r4 * rowStride;
        int w5 = r5 * rowStride;
        int at = xo;
        int k = wo;
        for (int i = 0; i < inner; i++) {
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
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w1]);
            a1 = e.fma(q, a1);
            b1 = f.fma(q, b1);
            c1 = u.fma(q, c1);
            d1 = v.fma(q, d1);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w2]);
            a2 = e.fma(q, a2);
            b2 = f.fma(q, b2);
            c2 = u.fma(q, c2);
            d2 = v.fma(q, d2);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w3]);
            a3 = e.fma(q, a3);
            b3 = f.fma(q, b3);
            c3 = u.fma(q, c3);
            d3 = v.fma(q, d3);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w4]);
            a4 = e.fma(q, a4);
            b4 = f.fma(q, b4);
            c4 = u.fma(q, c4);
            d4 = v.fma(q, d4);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w5]);
            a5 = e.fma(q, a5);
            b5 = f.fma(q, b5);
            c5 = u.fma(q, c5);
            d5 = v.fma(q, d5);
            at += xs;
            k += stride;
        }
        a0.intoArray(z, zo);
        b0.intoArray(z, zo + Lanes.WIDTH);
        c0.intoArray(z, zo + 2 * Lanes.WIDTH);
        d0.intoArray(z, zo + 3 * Lanes.WIDTH);
        a1.intoArray(z, zo + r1 * zs);
        b1.intoArray(z, zo + r1 * zs + Lanes.WIDTH);
        c1.intoArray(z, zo + r1 * zs + 2 * Lanes.WIDTH);
        d1.intoArray(z, zo + r1 * zs + 3 * Lanes.WIDTH);
        a2.intoArray(z, zo + r2 * zs);
        b2.intoArray(z, zo + r2 * zs + Lanes.WIDTH);
        c2.intoArray(z, zo + r2 * zs + 2 * Lanes.WIDTH);
        d2.intoArray(z, zo + r2 * zs + 3 * Lanes.WIDTH);
        a3.intoArray(z, zo + r3 * zs);
        b3.intoArray(z, zo + r3 * zs + Lanes.WIDTH);
        c3.intoArray(z, zo + r3 * zs + 2 * Lanes.WIDTH);
        d3.intoArray(z, zo + r3 * zs + 3 * Lanes.WIDTH);
        a4.intoArray(z, zo + r4 * zs);
        b4.intoArray(z, zo + r4 * zs + Lanes.WIDTH);
        c4.intoArray(z, zo + r4 * zs + 2 * Lanes.WIDTH);
        d4.intoArray(z, zo + r4 * zs + 3 * Lanes.WIDTH);
        a5.intoArray(z, zo + r5 * zs);
        b5.intoArray(z, zo + r5 * zs + Lanes.WIDTH);
        c5.intoArray(z, zo + r5 * zs + 2 * Lanes.WIDTH);
        d5.intoArray(z, zo + r5 * zs + 3 * Lanes.WIDTH);
    }
}
