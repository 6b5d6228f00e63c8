package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Lanes.ROWS;

import jdk.incubator.vector.FloatVector;

/**
 * Gradients of convolution weights with vector instructions, in tiles of six channels by two or four taps. The gradients of the
 * six channels are first interleaved, so that one address plus constants reaches them all.
 */
final class VectorCorrelation extends Correlation {
    /** Floats from one position to the next. */
    private static final int STEP = ROWS * SIZE;

    /**
     * How many positions are processed together. With narrower vectors, each is read more than once, and the first-level cache
     * must hold them: 112 took 40 % longer. With wide ones, 112 took 5 to 8 % less time than 56.
     */
    private static final int TOGETHER = Lanes.WIDE ? 112 : 56;

    VectorCorrelation(Stage stage) {
        super(stage, TOGETHER);
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
        int input = y * inRow;
        int sum = o * taps;
        int t = 0;
        if (Lanes.WIDE) {
            for (; t + 8 <= weights.length; t += 8) {
                VectorWideCorrelation.add(
                        taps * SIZE,
                        part.positions(),
                        positions,
                        last,
                        x,
                        weights[t] + input,
                        weights[t + 2] + input,
                        weights[t + 4] + input,
                        weights[t + 6] + input,
                        workspace,
                        d,
                        sums,
                        (sum + weights[t + 1]) * SIZE,
                        (sum + weights[t + 3]) * SIZE,
                        (sum + weights[t + 5]) * SIZE,
                        (sum + weights[t + 7]) * SIZE);
            }
        }
        for (; t < weights.length; t += 4) {
            int other = Math.min(t + 2, weights.length - 2);
            int first = weights[t] + input;
            int second = weights[other] + input;
            int to = (sum + weights[t + 1]) * SIZE;
            int next = (sum + weights[other + 1]) * SIZE;
            for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
                VectorCorrelationTile.add(
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
}
