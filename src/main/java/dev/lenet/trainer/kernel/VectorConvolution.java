package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Lanes.ROWS;

/** Convolutions with vector instructions, tap by tap: {@link VectorConvolutionTiles} over the runs of {@link Taps}. */
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
                VectorConvolutionTiles.compute(
                        x,
                        runs[run],
                        length,
                        taps.table,
                        runs[run + 3],
                        runs[run + 4],
                        packed,
                        o * taps.count,
                        z,
                        o * taps.plane + runs[run + 1],
                        taps.plane,
                        taps.rows - 1 - o);
            }
        }
    }
}
