package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import jdk.incubator.vector.FloatVector;

/** Gradients of convolution weights in vector registers: six channels by two taps of sums while positions go by. */
final class VectorCorrelation {
    private static final int ROWS = 6;

    /** Positions taken together, in whole rows: of six channels they stay in the first-level cache for the next taps. */
    private static final int POSITIONS = 56;

    private VectorCorrelation() {}

    static void add(Correlation c, Correlation.Part part, float[] x, float[] dz, float[] sums) {
        int[] taps = part.taps();
        int block = Math.max(1, POSITIONS / part.width());
        for (int o = 0; o < c.channels; o += ROWS) {
            int last = c.channels - 1 - o;
            for (int y = 0; y < part.height(); y += block) {
                int positions = Math.min(block, part.height() - y) * part.width();
                int d = o * c.plane + (part.top() + y) * c.row + part.left() * SIZE;
                for (int t = 0; t < taps.length; t += 4) {
                    int other = Math.min(t + 2, taps.length - 2);
                    int first = taps[t] + y * c.inRow;
                    int second = taps[other] + y * c.inRow;
                    int to = (o * c.taps + taps[t + 1]) * SIZE;
                    int next = (o * c.taps + taps[other + 1]) * SIZE;
                    for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
                        tile(c, part.width(), positions, last, x, first + lane, second + lane, dz, d + lane, sums, to + lane, next + lane);
                    }
                }
            }
        }
    }

    private static void tile(
            Correlation c, int width, int positions, int last, float[] x, int first, int second, float[] dz, int from, float[] s, int to, int next) {
        int r1 = Math.min(1, last);
        int r2 = Math.min(2, last);
        int r3 = Math.min(3, last);
        int r4 = Math.min(4, last);
        int r5 = Math.min(5, last);
        int stride = c.taps * SIZE;
        FloatVector a0 = FloatVector.fromArray(Lanes.SPECIES, s, to);
        FloatVector a1 = FloatVector.fromArray(Lanes.SPECIES, s, to + r1 * stride);
        FloatVector a2 = FloatVector.fromArray(Lanes.SPECIES, s, to + r2 * stride);
        FloatVector a3 = FloatVector.fromArray(Lanes.SPECIES, s, to + r3 * stride);
        FloatVector a4 = FloatVector.fromArray(Lanes.SPECIES, s, to + r4 * stride);
        FloatVector a5 = FloatVector.fromArray(Lanes.SPECIES, s, to + r5 * stride);
        FloatVector b0 = FloatVector.fromArray(Lanes.SPECIES, s, next);
        FloatVector b1 = FloatVector.fromArray(Lanes.SPECIES, s, next + r1 * stride);
        FloatVector b2 = FloatVector.fromArray(Lanes.SPECIES, s, next + r2 * stride);
        FloatVector b3 = FloatVector.fromArray(Lanes.SPECIES, s, next + r3 * stride);
        FloatVector b4 = FloatVector.fromArray(Lanes.SPECIES, s, next + r4 * stride);
        FloatVector b5 = FloatVector.fromArray(Lanes.SPECIES, s, next + r5 * stride);
        int d1 = r1 * c.plane;
        int d2 = r2 * c.plane;
        int d3 = r3 * c.plane;
        int d4 = r4 * c.plane;
        int d5 = r5 * c.plane;
        int inSkip = c.inRow - width * SIZE;
        int skip = c.row - width * SIZE;
        int i = first;
        int between = second - first;
        int d = from;
        int column = 0;
        for (int n = 0; n < positions; n++) {
            FloatVector u = FloatVector.fromArray(Lanes.SPECIES, x, i);
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, i + between);
            FloatVector q;
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d);
            a0 = u.fma(q, a0);
            b0 = v.fma(q, b0);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + d1);
            a1 = u.fma(q, a1);
            b1 = v.fma(q, b1);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + d2);
            a2 = u.fma(q, a2);
            b2 = v.fma(q, b2);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + d3);
            a3 = u.fma(q, a3);
            b3 = v.fma(q, b3);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + d4);
            a4 = u.fma(q, a4);
            b4 = v.fma(q, b4);
            q = FloatVector.fromArray(Lanes.SPECIES, dz, d + d5);
            a5 = u.fma(q, a5);
            b5 = v.fma(q, b5);
            i += SIZE;
            d += SIZE;
            if (++column == width) {
                column = 0;
                i += inSkip;
                d += skip;
            }
        }
        a0.intoArray(s, to);
        a1.intoArray(s, to + r1 * stride);
        a2.intoArray(s, to + r2 * stride);
        a3.intoArray(s, to + r3 * stride);
        a4.intoArray(s, to + r4 * stride);
        a5.intoArray(s, to + r5 * stride);
        b0.intoArray(s, next);
        b1.intoArray(s, next + r1 * stride);
        b2.intoArray(s, next + r2 * stride);
        b3.intoArray(s, next + r3 * stride);
        b4.intoArray(s, next + r4 * stride);
        b5.intoArray(s, next + r5 * stride);
    }
}
