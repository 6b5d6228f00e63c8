package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Lanes.ROWS;

import jdk.incubator.vector.FloatVector;

/**
 * Convolutions with vector instructions. A tile of outputs, six channels by two vectors, stays in registers during the
 * loop over its taps; each tap loads two vectors of input and broadcasts six weights for twelve multiply-adds.
 *
 * <p>Accumulators start from {@code FloatVector.zero} inside the method: started from a constant object, they stay
 * boxed and are fifty times as slow. For the same reason, the loop over taps contains no other loop.
 */
final class VectorConvolution implements Convolution {
    private final Taps taps;
    private final float[] packed;

    VectorConvolution(Taps taps) {
        this.taps = taps;
        this.packed = new float[Lanes.padded(taps.rows) * taps.count];
    }

    @Override
    public int workspace() {
        return 0;
    }

    /** For each tile and tap, six weights. A tile with fewer channels repeats its last. */
    @Override
    public void pack(float[] parameters) {
        int to = 0;
        for (int o = 0; o < taps.rows; o += ROWS) {
            for (int t = 0; t < taps.count; t++) {
                for (int r = 0; r < ROWS; r++) {
                    int row = Math.min(o + r, taps.rows - 1);
                    packed[to++] = parameters[row * taps.sourceStride + taps.sources[t]];
                }
            }
        }
    }

    @Override
    public void apply(float[] x, float[] workspace, float[] z) {
        int[] runs = taps.runs;
        for (int o = 0; o < taps.rows; o += ROWS) {
            for (int run = 0; run < runs.length; run += Taps.RUN) {
                int length = runs[run + 2] * SIZE;
                for (int k = 0; k < length; k += 2 * Lanes.WIDTH) {
                    int second = Math.min(Lanes.WIDTH, length - Lanes.WIDTH - k);
                    tile(
                            x,
                            runs[run] + k,
                            second,
                            taps.table,
                            runs[run + 3],
                            runs[run + 4],
                            packed,
                            o * taps.count,
                            z,
                            o * taps.plane + runs[run + 1] + k,
                            taps.plane,
                            taps.rows - 1 - o);
                }
            }
        }
    }

    /**
     * Computes six output channels at two vectors of positions. Beyond the last channel, the last is repeated.
     *
     * @param x inputs
     * @param xo where those of the first vector start
     * @param second from there to those of the second
     * @param table two numbers for each tap: the offset of its input, and its index among the weights
     * @param from first tap
     * @param to the one after the last
     * @param w six weights for each tap
     * @param wo where they start
     * @param z outputs
     * @param zo where to put the first vector of the first channel
     * @param plane floats between two channels
     * @param last channels after the first
     */
    static void tile(
            float[] x,
            int xo,
            int second,
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
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, at + second);
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
        b0.intoArray(z, zo + second);
        a1.intoArray(z, z1);
        b1.intoArray(z, z1 + second);
        a2.intoArray(z, z2);
        b2.intoArray(z, z2 + second);
        a3.intoArray(z, z3);
        b3.intoArray(z, z3 + second);
        a4.intoArray(z, z4);
        b4.intoArray(z, z4 + second);
        a5.intoArray(z, z5);
        b5.intoArray(z, z5 + second);
    }
}
