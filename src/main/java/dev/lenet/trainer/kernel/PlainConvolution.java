package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import java.util.Arrays;

/** Convolutions in loops over the positions of a run, which the compiler can vectorise by itself. */
final class PlainConvolution implements Convolution {
    private final Taps taps;
    private final float[] packed;

    PlainConvolution(Taps taps) {
        this.taps = taps;
        this.packed = new float[taps.rows * taps.count];
    }

    @Override
    public int workspace() {
        return 0;
    }

    @Override
    public void pack(float[] parameters) {
        for (int row = 0; row < taps.rows; row++) {
            for (int t = 0; t < taps.count; t++) {
                packed[row * taps.count + t] = parameters[row * taps.sourceStride + taps.sources[t]];
            }
        }
    }

    @Override
    public void apply(float[] x, float[] workspace, float[] z) {
        Arrays.fill(z, 0, taps.rows * taps.plane, 0);
        for (int row = 0; row < taps.rows; row++) {
            for (int run = 0; run < taps.runs.length; run += Taps.RUN) {
                int to = row * taps.plane + taps.runs[run + 1];
                int length = taps.runs[run + 2] * SIZE;
                for (int t = taps.runs[run + 3]; t < taps.runs[run + 4]; t++) {
                    int from = taps.runs[run] + taps.table[2 * t];
                    float weight = packed[row * taps.count + taps.table[2 * t + 1]];
                    for (int k = 0; k < length; k++) {
                        z[to + k] += weight * x[from + k];
                    }
                }
            }
        }
    }
}
