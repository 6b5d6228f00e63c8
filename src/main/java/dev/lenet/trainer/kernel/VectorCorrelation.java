package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Lanes.ROWS;

import jdk.incubator.vector.FloatVector;

/**
 * Gradients of convolution weights with vector instructions: the sums of six channels by two taps stay in registers
 * during the loop over positions. The gradients of the six channels are first interleaved, so that one address plus
 * constants reaches them all.
 */
final class VectorCorrelation extends Correlation {
    /** Floats from one position to the next. */
    private static final int STEP = ROWS * SIZE;

    VectorCorrelation(Stage stage) {
        super(stage);
    }

    @Override
    public int workspace() {
        return rows * row * ROWS;
    }

    @Override
    public void add(float[] x, float[] dz, float[] workspace, float[] sums) {
        for (int o = 0; o < channels; o += ROWS) {
            // All parts that meet these rows are processed now, while the rows are in the first-level cache.
            for (int y = 0; y < height; y += rows) {
                int end = Math.min(y + rows, height);
                gather(dz, o, y * row, (end - y) * row, workspace);
                for (Part part : parts) {
                    int first = Math.max(y, part.top());
                    int met = Math.min(end, part.top() + part.height()) - first;
                    if (met > 0) {
                        int d = (first - y) * row + part.left() * SIZE;
                        part(part, o, first - part.top(), met, x, workspace, d * ROWS, sums);
                    }
                }
            }
        }
    }

    /** Copies six channels, position by position. Beyond the last channel, the last is repeated. */
    private void gather(float[] dz, int first, int start, int length, float[] workspace) {
        for (int r = 0; r < ROWS; r++) {
            int from = Math.min(first + r, channels - 1) * plane + start;
            int to = r * SIZE;
            for (int at = 0; at < length; at += SIZE, to += STEP) {
                for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
                    FloatVector.fromArray(Lanes.SPECIES, dz, from + at + lane).intoArray(workspace, to + lane);
                }
            }
        }
    }

    private void part(Part part, int o, int y, int rows, float[] x, float[] workspace, int d, float[] sums) {
        int[] weights = part.taps();
        int last = channels - 1 - o;
        int positions = rows * part.width();
        for (int t = 0; t < weights.length; t += 4) {
            int other = Math.min(t + 2, weights.length - 2);
            int first = weights[t] + y * inRow;
            int second = weights[other] + y * inRow;
            int to = (o * taps + weights[t + 1]) * SIZE;
            int next = (o * taps + weights[other + 1]) * SIZE;
            for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
                tile(
                        taps * SIZE,
                        part.positions(),
                        positions,
                        last,
                        x,
                        first + lane,
                        second - first,
                        workspace,
                        d + lane,
                        sums,
                        to + lane,
                        next + lane);
            }
        }
    }

    /**
     * Adds the products at some positions to the sums of six channels by two taps. Beyond the last channel, the last is
     * repeated.
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
    static void tile(
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
