package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import java.util.Arrays;

/**
 * Max and average pooling in plain loops.
 *
 * @param max max pooling if true, average pooling if false
 * @param map what it pools
 */
record PlainPooling(boolean max, PooledMap map) implements PoolingKernels {
    private static final float QUARTER = 0.25f;

    @Override
    public void forward(float[] z, int channel, Normalization n, float[] p) {
        for (int k = 0; k < map.pooledPlane(); k++) {
            int above = corner(channel, k);
            int below = above + map.width() * SIZE;
            float y0 = n.scale * z[above] + n.shift;
            float y1 = n.scale * z[above + SIZE] + n.shift;
            float y2 = n.scale * z[below] + n.shift;
            float y3 = n.scale * z[below + SIZE] + n.shift;
            p[channel * map.pooledPlane() + k] = max
                    ? activation(Math.max(Math.max(y0, y1), Math.max(y2, y3)))
                    : (activation(y0) + activation(y1) + (activation(y2) + activation(y3))) * QUARTER;
        }
    }

    private float activation(float y) {
        return Math.max(y, y * map.rectifier().slope());
    }

    /** The start of the window of a channel's pooled element k, including its lane. */
    private int corner(int channel, int k) {
        int position = k / SIZE;
        int y = position / (map.width() / 2);
        int x = position % (map.width() / 2);
        return channel * map.plane() + (y * 2 * map.width() + x * 2) * SIZE + k % SIZE;
    }

    @Override
    public void backward(
            float[] z, int channel, Normalization n, float[] dp, float[] mask, float[] sums, int sumsOffset) {
        float[] dy = new float[4];
        for (int k = 0; k < map.pooledPlane(); k++) {
            int corner = corner(channel, k);
            window(z, corner, n, dp[channel * map.pooledPlane() + k], dy);
            int lane = k % SIZE;
            for (int i = 0; i < 4; i++) {
                int at = corner + (i / 2 * map.width() + i % 2) * SIZE;
                sums[sumsOffset + lane] += dy[i];
                z[at] = (dy[i] * n.scale + ((z[at] - n.mean) * n.slope + n.offset)) * mask[lane];
            }
        }
        rest(z, channel, n, mask);
    }

    /** Handles the last row and column, which pooling drops if their number is odd. */
    private void rest(float[] z, int channel, Normalization n, float[] mask) {
        int height = map.height();
        int width = map.width();
        for (int y = 0; y < height; y++) {
            for (int x = y < height / 2 * 2 ? width / 2 * 2 : 0; x < width; x++) {
                for (int lane = 0; lane < SIZE; lane++) {
                    int at = channel * map.plane() + (y * width + x) * SIZE + lane;
                    z[at] = ((z[at] - n.mean) * n.slope + n.offset) * mask[lane];
                }
            }
        }
    }

    @Override
    public void sums(float[] z, int channel, Normalization n, float[] dp, float[] sums) {
        Arrays.fill(sums, 0, 2 * SIZE, 0);
        float[] dy = new float[4];
        for (int k = 0; k < map.pooledPlane(); k++) {
            int corner = corner(channel, k);
            window(z, corner, n, dp[channel * map.pooledPlane() + k], dy);
            for (int i = 0; i < 4; i++) {
                int at = corner + (i / 2 * map.width() + i % 2) * SIZE;
                sums[k % SIZE] += dy[i];
                sums[SIZE + k % SIZE] += dy[i] * (z[at] - n.mean) * n.inverseDeviation;
            }
        }
    }

    /** Spreads the gradient of one pooled element over its window. */
    private void window(float[] z, int corner, Normalization n, float g, float[] dy) {
        int best = 0;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < 4; i++) {
            float y = n.scale * z[corner + (i / 2 * map.width() + i % 2) * SIZE] + n.shift;
            dy[i] = max ? 0 : derivative(y) * g * QUARTER;
            if (y > highest) {
                highest = y;
                best = i;
            }
        }
        if (max) {
            dy[best] = derivative(highest) * g;
        }
    }

    private float derivative(float y) {
        return y > map.rectifier().threshold() ? 1 : map.rectifier().slope();
    }
}
