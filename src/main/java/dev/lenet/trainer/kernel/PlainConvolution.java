package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import java.util.Arrays;

/** Convolutions in loops over the positions of a run, which the compiler can vectorise by itself. */
final class PlainConvolution implements ConvolutionKernels {
    @Override
    public int packedSize(Taps taps) {
        return taps.rows * taps.count;
    }

    @Override
    public void pack(Taps taps, float[] parameters, int offset, float[] packed) {
        for (int row = 0; row < taps.rows; row++) {
            for (int t = 0; t < taps.count; t++) {
                packed[row * taps.count + t] = parameters[offset + row * taps.sourceStride + taps.sources[t]];
            }
        }
    }

    @Override
    public void convolve(Taps taps, float[] x, float[] packed, float[] z) {
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

    @Override
    public int workspace(Stage stage) {
        return 0;
    }

    @Override
    public void correlate(Correlation c, float[] x, float[] dz, float[] workspace, float[] sums) {
        for (Correlation.Part part : c.parts) {
            for (int o = 0; o < c.channels; o++) {
                int d = o * c.plane + part.top() * c.row + part.left() * SIZE;
                for (int t = 0; t < part.taps().length; t += 2) {
                    int to = (o * c.taps + part.taps()[t + 1]) * SIZE;
                    for (int y = 0; y < part.height(); y++) {
                        multiplyAdd(x, part.taps()[t] + y * c.inRow, dz, d + y * c.row, part.width(), sums, to);
                    }
                }
            }
        }
    }

    private static void multiplyAdd(float[] x, int from, float[] dz, int d, int width, float[] sums, int to) {
        for (int column = 0; column < width; column++) {
            for (int lane = 0; lane < SIZE; lane++) {
                sums[to + lane] += x[from + column * SIZE + lane] * dz[d + column * SIZE + lane];
            }
        }
    }
}
