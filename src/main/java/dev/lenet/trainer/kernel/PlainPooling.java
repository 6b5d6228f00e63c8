package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import java.util.Arrays;

/**
 * Max and average pooling in plain loops.
 *
 * @param max max pooling if true, average pooling if false
 */
record PlainPooling(boolean max) implements PoolingKernels {
    private static final float QUARTER = 0.25f;

    @Override
    public void forward(
            float[] z,
            int zOffset,
            int height,
            int width,
            Normalization n,
            Activation rectifier,
            float[] p,
            int pOffset) {
        for (int k = 0; k < (height / 2) * (width / 2) * SIZE; k++) {
            int above = zOffset + corner(k, width);
            int below = above + width * SIZE;
            float y0 = n.scale * z[above] + n.shift;
            float y1 = n.scale * z[above + SIZE] + n.shift;
            float y2 = n.scale * z[below] + n.shift;
            float y3 = n.scale * z[below + SIZE] + n.shift;
            p[pOffset + k] = max
                    ? activation(Math.max(Math.max(y0, y1), Math.max(y2, y3)), rectifier)
                    : (activation(y0, rectifier)
                                    + activation(y1, rectifier)
                                    + (activation(y2, rectifier) + activation(y3, rectifier)))
                            * QUARTER;
        }
    }

    private static float activation(float y, Activation rectifier) {
        return Math.max(y, y * rectifier.slope());
    }

    /** The start of the window of pooled element k, including its lane. */
    private static int corner(int k, int width) {
        int position = k / SIZE;
        int y = position / (width / 2);
        int x = position % (width / 2);
        return (y * 2 * width + x * 2) * SIZE + k % SIZE;
    }

    @Override
    public void backward(
            float[] z,
            int zOffset,
            int height,
            int width,
            Normalization n,
            Activation rectifier,
            float[] dp,
            int pOffset,
            float[] mask,
            float[] sums,
            int sumsOffset) {
        float[] dy = new float[4];
        for (int k = 0; k < (height / 2) * (width / 2) * SIZE; k++) {
            int corner = zOffset + corner(k, width);
            window(z, corner, width, n, rectifier, dp[pOffset + k], dy);
            int lane = k % SIZE;
            for (int i = 0; i < 4; i++) {
                int at = corner + (i / 2 * width + i % 2) * SIZE;
                sums[sumsOffset + lane] += dy[i];
                z[at] = (dy[i] * n.scale + ((z[at] - n.mean) * n.slope + n.offset)) * mask[lane];
            }
        }
        rest(z, zOffset, height, width, n, mask);
    }

    /** Handles the last row and column, which pooling drops if their number is odd. */
    private static void rest(float[] z, int zOffset, int height, int width, Normalization n, float[] mask) {
        for (int y = 0; y < height; y++) {
            for (int x = y < height / 2 * 2 ? width / 2 * 2 : 0; x < width; x++) {
                for (int lane = 0; lane < SIZE; lane++) {
                    int at = zOffset + (y * width + x) * SIZE + lane;
                    z[at] = ((z[at] - n.mean) * n.slope + n.offset) * mask[lane];
                }
            }
        }
    }

    @Override
    public void sums(
            float[] z,
            int zOffset,
            int height,
            int width,
            Normalization n,
            Activation rectifier,
            float[] dp,
            int pOffset,
            float[] sums) {
        Arrays.fill(sums, 0, 2 * SIZE, 0);
        float[] dy = new float[4];
        for (int k = 0; k < (height / 2) * (width / 2) * SIZE; k++) {
            int corner = zOffset + corner(k, width);
            window(z, corner, width, n, rectifier, dp[pOffset + k], dy);
            for (int i = 0; i < 4; i++) {
                int at = corner + (i / 2 * width + i % 2) * SIZE;
                sums[k % SIZE] += dy[i];
                sums[SIZE + k % SIZE] += dy[i] * (z[at] - n.mean) * n.inverseDeviation;
            }
        }
    }

    /** Spreads the gradient of one pooled element over its window. */
    private void window(float[] z, int corner, int width, Normalization n, Activation rectifier, float g, float[] dy) {
        int best = 0;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < 4; i++) {
            float y = n.scale * z[corner + (i / 2 * width + i % 2) * SIZE] + n.shift;
            dy[i] = max ? 0 : derivative(y, rectifier) * g * QUARTER;
            if (y > highest) {
                highest = y;
                best = i;
            }
        }
        if (max) {
            dy[best] = derivative(highest, rectifier) * g;
        }
    }

    private static float derivative(float y, Activation rectifier) {
        return y > rectifier.threshold() ? 1 : rectifier.slope();
    }
}
