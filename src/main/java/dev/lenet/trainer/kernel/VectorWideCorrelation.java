package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Lanes.ROWS;

import jdk.incubator.vector.FloatVector;

/** Tiles like {@link VectorCorrelationTile}, for machines with 32 registers ({@link Lanes#WIDE}). */
final class VectorWideCorrelation {
    private VectorWideCorrelation() {}

    /**
     * Adds the products at some positions to the sums of six channels by four taps, or of four channels if there are no more:
     * repeating the last twice took 9 % longer for 16 channels.
     *
     * @param stride floats between the sums of two channels
     * @param table two numbers for each position: its offsets in the input and, divided by six, among the gradients
     * @param positions how many
     * @param last channels after the first
     * @param x inputs
     * @param x0 where those of the first tap start
     * @param x1 of the second
     * @param x2 of the third
     * @param x3 of the fourth
     * @param dz gradients of six channels, {@code [positions][6][Group.SIZE]}
     * @param from where they start
     * @param s sums
     * @param s0 where the first tap's are
     * @param s1 the second's
     * @param s2 the third's
     * @param s3 the fourth's
     */
    static void add(
            int stride,
            int[] table,
            int positions,
            int last,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            float[] dz,
            int from,
            float[] s,
            int s0,
            int s1,
            int s2,
            int s3) {
        if (last < 4) {
            fewer(stride, table, positions, last, x, x0, x1, x2, x3, dz, from, s, s0, s1, s2, s3);
        } else {
            six(stride, table, positions, last, x, x0, x1, x2, x3, dz, from, s, s0, s1, s2, s3);
        }
    }

    /** Six channels. */
    private static void six(
            int stride,
            int[] table,
            int positions,
            int last,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            float[] dz,
            int from,
            float[] s,
            int s0,
            int s1,
            int s2,
            int s3) {
        int r1 = Math.min(1, last) * stride;
        int r2 = Math.min(2, last) * stride;
        int r3 = Math.min(3, last) * stride;
        int r4 = Math.min(4, last) * stride;
        int r5 = Math.min(5, last) * stride;
        FloatVector a0 = FloatVector.fromArray(Lanes.SPECIES, s, s0);
        FloatVector a1 = FloatVector.fromArray(Lanes.SPECIES, s, s0 + r1);
        FloatVector a2 = FloatVector.fromArray(Lanes.SPECIES, s, s0 + r2);
        FloatVector a3 = FloatVector.fromArray(Lanes.SPECIES, s, s0 + r3);
        FloatVector a4 = FloatVector.fromArray(Lanes.SPECIES, s, s0 + r4);
        FloatVector a5 = FloatVector.fromArray(Lanes.SPECIES, s, s0 + r5);
        FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, s, s1);
        FloatVector b1 = FloatVector.fromArray(Lanes.SPECIES, s, s1 + r1);
        FloatVector b2 = FloatVector.fromArray(Lanes.SPECIES, s, s1 + r2);
        FloatVector b3 = FloatVector.fromArray(Lanes.SPECIES, s, s1 + r3);
        FloatVector b4 = FloatVector.fromArray(Lanes.SPECIES, s, s1 + r4);
        FloatVector b5 = FloatVector.fromArray(Lanes.SPECIES, s, s1 + r5);
        FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, s, s2);
        FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, s, s2 + r1);
        FloatVector c2 = FloatVector.fromArray(Lanes.SPECIES, s, s2 + r2);
        FloatVector c3 = FloatVector.fromArray(Lanes.SPECIES, s, s2 + r3);
        FloatVector c4 = FloatVector.fromArray(Lanes.SPECIES, s, s2 + r4);
        FloatVector c5 = FloatVector.fromArray(Lanes.SPECIES, s, s2 + r5);
        FloatVector d0 = FloatVector.fromArray(Lanes.SPECIES, s, s3);
        FloatVector d1 = FloatVector.fromArray(Lanes.SPECIES, s, s3 + r1);
        FloatVector d2 = FloatVector.fromArray(Lanes.SPECIES, s, s3 + r2);
        FloatVector d3 = FloatVector.fromArray(Lanes.SPECIES, s, s3 + r3);
        FloatVector d4 = FloatVector.fromArray(Lanes.SPECIES, s, s3 + r4);
        FloatVector d5 = FloatVector.fromArray(Lanes.SPECIES, s, s3 + r5);
        for (int n = 0; n < positions; n++) {
            int i = table[2 * n];
            int d = from + ROWS * table[2 * n + 1];
            FloatVector e = FloatVector.fromArray(Lanes.SPECIES, x, x0 + i);
            FloatVector f = FloatVector.fromArray(Lanes.SPECIES, x, x1 + i);
            FloatVector u = FloatVector.fromArray(Lanes.SPECIES, x, x2 + i);
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, x3 + i);
            FloatVector q;
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d);
            a0 = e.fma(q, a0);
            b0 = f.fma(q, b0);
            c0 = u.fma(q, c0);
            d0 = v.fma(q, d0);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + SIZE);
            a1 = e.fma(q, a1);
            b1 = f.fma(q, b1);
            c1 = u.fma(q, c1);
            d1 = v.fma(q, d1);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + 2 * SIZE);
            a2 = e.fma(q, a2);
            b2 = f.fma(q, b2);
            c2 = u.fma(q, c2);
            d2 = v.fma(q, d2);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + 3 * SIZE);
            a3 = e.fma(q, a3);
            b3 = f.fma(q, b3);
            c3 = u.fma(q, c3);
            d3 = v.fma(q, d3);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + 4 * SIZE);
            a4 = e.fma(q, a4);
            b4 = f.fma(q, b4);
            c4 = u.fma(q, c4);
            d4 = v.fma(q, d4);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + 5 * SIZE);
            a5 = e.fma(q, a5);
            b5 = f.fma(q, b5);
            c5 = u.fma(q, c5);
            d5 = v.fma(q, d5);
        }
        a0.intoArray(s, s0);
        a1.intoArray(s, s0 + r1);
        a2.intoArray(s, s0 + r2);
        a3.intoArray(s, s0 + r3);
        a4.intoArray(s, s0 + r4);
        a5.intoArray(s, s0 + r5);
        b0.intoArray(s, s1);
        b1.intoArray(s, s1 + r1);
        b2.intoArray(s, s1 + r2);
        b3.intoArray(s, s1 + r3);
        b4.intoArray(s, s1 + r4);
        b5.intoArray(s, s1 + r5);
        c0.intoArray(s, s2);
        c1.intoArray(s, s2 + r1);
        c2.intoArray(s, s2 + r2);
        c3.intoArray(s, s2 + r3);
        c4.intoArray(s, s2 + r4);
        c5.intoArray(s, s2 + r5);
        d0.intoArray(s, s3);
        d1.intoArray(s, s3 + r1);
        d2.intoArray(s, s3 + r2);
        d3.intoArray(s, s3 + r3);
        d4.intoArray(s, s3 + r4);
        d5.intoArray(s, s3 + r5);
    }

    /** Four channels. */
    private static void fewer(
            int stride,
            int[] table,
            int positions,
            int last,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            float[] dz,
            int from,
            float[] s,
            int s0,
            int s1,
            int s2,
            int s3) {
        int r1 = Math.min(1, last) * stride;
        int r2 = Math.min(2, last) * stride;
        int r3 = Math.min(3, last) * stride;
        FloatVector a0 = FloatVector.fromArray(Lanes.SPECIES, s, s0);
        FloatVector a1 = FloatVector.fromArray(Lanes.SPECIES, s, s0 + r1);
        FloatVector a2 = FloatVector.fromArray(Lanes.SPECIES, s, s0 + r2);
        FloatVector a3 = FloatVector.fromArray(Lanes.SPECIES, s, s0 + r3);
        FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, s, s1);
        FloatVector b1 = FloatVector.fromArray(Lanes.SPECIES, s, s1 + r1);
        FloatVector b2 = FloatVector.fromArray(Lanes.SPECIES, s, s1 + r2);
        FloatVector b3 = FloatVector.fromArray(Lanes.SPECIES, s, s1 + r3);
        FloatVector c0 = FloatVector.fromArray(Lanes.SPECIES, s, s2);
        FloatVector c1 = FloatVector.fromArray(Lanes.SPECIES, s, s2 + r1);
        FloatVector c2 = FloatVector.fromArray(Lanes.SPECIES, s, s2 + r2);
        FloatVector c3 = FloatVector.fromArray(Lanes.SPECIES, s, s2 + r3);
        FloatVector d0 = FloatVector.fromArray(Lanes.SPECIES, s, s3);
        FloatVector d1 = FloatVector.fromArray(Lanes.SPECIES, s, s3 + r1);
        FloatVector d2 = FloatVector.fromArray(Lanes.SPECIES, s, s3 + r2);
        FloatVector d3 = FloatVector.fromArray(Lanes.SPECIES, s, s3 + r3);
        for (int n = 0; n < positions; n++) {
            int i = table[2 * n];
            int d = from + ROWS * table[2 * n + 1];
            FloatVector e = FloatVector.fromArray(Lanes.SPECIES, x, x0 + i);
            FloatVector f = FloatVector.fromArray(Lanes.SPECIES, x, x1 + i);
            FloatVector u = FloatVector.fromArray(Lanes.SPECIES, x, x2 + i);
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, x3 + i);
            FloatVector q;
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d);
            a0 = e.fma(q, a0);
            b0 = f.fma(q, b0);
            c0 = u.fma(q, c0);
            d0 = v.fma(q, d0);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + SIZE);
            a1 = e.fma(q, a1);
            b1 = f.fma(q, b1);
            c1 = u.fma(q, c1);
            d1 = v.fma(q, d1);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + 2 * SIZE);
            a2 = e.fma(q, a2);
            b2 = f.fma(q, b2);
            c2 = u.fma(q, c2);
            d2 = v.fma(q, d2);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + 3 * SIZE);
            a3 = e.fma(q, a3);
            b3 = f.fma(q, b3);
            c3 = u.fma(q, c3);
            d3 = v.fma(q, d3);
        }
        a0.intoArray(s, s0);
        a1.intoArray(s, s0 + r1);
        a2.intoArray(s, s0 + r2);
        a3.intoArray(s, s0 + r3);
        b0.intoArray(s, s1);
        b1.intoArray(s, s1 + r1);
        b2.intoArray(s, s1 + r2);
        b3.intoArray(s, s1 + r3);
        c0.intoArray(s, s2);
        c1.intoArray(s, s2 + r1);
        c2.intoArray(s, s2 + r2);
        c3.intoArray(s, s2 + r3);
        d0.intoArray(s, s3);
        d1.intoArray(s, s3 + r1);
        d2.intoArray(s, s3 + r2);
        d3.intoArray(s, s3 + r3);
    }
}
