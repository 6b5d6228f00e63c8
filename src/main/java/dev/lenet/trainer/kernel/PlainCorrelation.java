package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

/** Gradients of convolution weights in plain loops. */
final class PlainCorrelation extends Correlation {
    PlainCorrelation(Stage stage) {
        super(stage, 1);
    }

    @Override
    public int workspace() {
        return 0;
    }

    @Override
    public void add(float[] x, float[] dz, float[] workspace, float[] sums) {
        for (Part part : parts) {
            for (int o = 0; o < channels; o++) {
                int d = o * plane + part.top() * row + part.left() * SIZE;
                for (int t = 0; t < part.taps().length; t += 2) {
                    int to = (o * taps + part.taps()[t + 1]) * SIZE;
                    for (int y = 0; y < part.height(); y++) {
                        multiplyAdd(x, part.taps()[t] + y * inRow, dz, d + y * row, part.width(), sums, to);
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
