package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Lanes.ROWS;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of a convolution's weight gradient: the sums of six channels by two taps, which stay in registers during the loop over
 * positions. Beyond the last channel, the last is repeated.
 */
final class VectorCorrelationTile {
    private VectorCorrelationTile() {}

    /**
     * Adds the products at some positions to the sums of six channels by two taps: with twelve accumulators, they fit into 16
     * registers.
     *
     * @param stride floats between the sums of two channels
     * @param table two numbers for each position: its offsets in the input and, divided by six, among the gradients
     * @param positions how many
     * @param last channels after the first
     * @param x inputs
     * @param first where those of the first tap start
     * @param between from there to those of the second
     * @param dz gradients of six channels, {@code [positions][6][Group.SIZE]}
     * @param from where they start
     * @param s sums
     * @param to where the first tap's are
     * @param next where the second tap's are
     */
    static void add(
            int stride,
            int[] table,
            int positions,
            int last,
            float[] x,
            int first,
            int between,
            float[] dz,
            int from,
            float[] s,
            int to,
            int next) {
        int r1 = Math.min(1, last) * stride;
        int r2 = Math.min(2, last) * stride;
        int r3 = Math.min(3, last) * stride;
        int r4 = Math.min(4, last) * stride;
        int r5 = Math.min(5, last) * stride;
        FloatVector a0 = FloatVector.fromArray(Lanes.SPECIES, s, to);
        FloatVector a1 = FloatVector.fromArray(Lanes.SPECIES, s, to + r1);
        FloatVector a2 = FloatVector.fromArray(Lanes.SPECIES, s, to + r2);
        FloatVector a3 = FloatVector.fromArray(Lanes.SPECIES, s, to + r3);
        FloatVector a4 = FloatVector.fromArray(Lanes.SPECIES, s, to + r4);
        FloatVector a5 = FloatVector.fromArray(Lanes.SPECIES, s, to + r5);
        FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, s, next);
        FloatVector b1 = FloatVector.fromArray(Lanes.SPECIES, s, next + r1);
        FloatVector b2 = FloatVector.fromArray(Lanes.SPECIES, s, next + r2);
        FloatVector b3 = FloatVector.fromArray(Lanes.SPECIES, s, next + r3);
        FloatVector b4 = FloatVector.fromArray(Lanes.SPECIES, s, next + r4);
        FloatVector b5 = FloatVector.fromArray(Lanes.SPECIES, s, next + r5);
        for (int n = 0; n < positions; n++) {
            int i = first + table[2 * n];
            int d = from + ROWS * table[2 * n + 1];
            FloatVector u = FloatVector.fromArray(Lanes.SPECIES, x, i);
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, i + between);
            FloatVector q;
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d);
            a0 = u.fma(q, a0);
            b0 = v.fma(q, b0);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + SIZE);
            a1 = u.fma(q, a1);
            b1 = v.fma(q, b1);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + 2 * SIZE);
            a2 = u.fma(q, a2);
            b2 = v.fma(q, b2);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + 3 * SIZE);
            a3 = u.fma(q, a3);
            b3 = v.fma(q, b3);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + 4 * SIZE);
            a4 = u.fma(q, a4);
            b4 = v.fma(q, b4);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + 5 * SIZE);
            a5 = u.fma(q, a5);
            b5 = v.fma(q, b5);
        }
        a0.intoArray(s, to);
        a1.intoArray(s, to + r1);
        a2.intoArray(s, to + r2);
        a3.intoArray(s, to + r3);
        a4.intoArray(s, to + r4);
        a5.intoArray(s, to + r5);
        b0.intoArray(s, next);
        b1.intoArray(s, next + r1);
        b2.intoArray(s, next + r2);
        b3.intoArray(s, next + r3);
        b4.intoArray(s, next + r4);
        b5.intoArray(s, next + r5);
    }
}
