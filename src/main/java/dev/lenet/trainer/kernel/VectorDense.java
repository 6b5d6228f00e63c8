package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Lanes.ROWS;

/**
 * Dense layers with vector instructions. All three products use the same code: it broadcasts the numbers of the left
 * factor one at a time and multiplies them by vectors of the right factor.
 */
final class VectorDense implements DenseKernels {
    @Override
    public void forward(float[] x, float[] parameters, Stage layer, float[] z) {
        int in = layer.in().size();
        int out = layer.out().size();
        int start = layer.normalized() ? -1 : layer.biases();
        multiply(parameters, layer.weights(), in, 1, out, in, x, 0, SIZE, SIZE, start, z, 0, SIZE);
    }

    @Override
    public void inputGradient(float[] dz, float[] parameters, Stage layer, float[] dx) {
        int in = layer.in().size();
        int out = layer.out().size();
        multiply(parameters, layer.weights(), 1, in, in, out, dz, 0, SIZE, SIZE, -1, dx, 0, SIZE);
    }

    @Override
    public void weightGradient(float[] x, float[] dz, int images, int row, int rows, Stage layer, float[] gradient) {
        int in = layer.in().size();
        int to = layer.weights() + row * in;
        multiply(dz, row * images, images, 1, rows, images, x, 0, in, in, -1, gradient, to, in);
    }

    /**
     * {@code z[r][k] = start[r] + sum over i of w[r][i] * x[i][k]}, with the biases at w[start + r], or none if start
     * is -1.
     */
    private static void multiply(
            float[] w,
            int wo,
            int rowStride,
            int stride,
            int rows,
            int inner,
            float[] x,
            int xo,
            int xs,
            int columns,
            int start,
            float[] z,
            int zo,
            int zs) {
        if (columns < Lanes.WIDTH) {
            scalar(w, wo, rowStride, stride, rows, inner, x, xo, xs, columns, start, z, zo, zs);
            return;
        }
        if (columns == Lanes.WIDTH) {
            tall(w, wo, rowStride, stride, rows, inner, x, xo, xs, start, z, zo, zs);
            return;
        }
        for (int r = 0; r < rows; r += ROWS) {
            int from = wo + r * rowStride;
            int last = rows - r - 1;
            int bias = start < 0 ? -1 : start + r;
            int to = zo + r * zs;
            int k = 0;
            if (Lanes.WIDE) {
                for (; k + 4 * Lanes.WIDTH <= columns; k += 4 * Lanes.WIDTH) {
                    VectorWideDense.four(w, from, rowStride, stride, last, inner, x, xo + k, xs, bias, z, to + k, zs);
                }
            }
            // The last tile starts early enough to fit and computes some elements twice, with the same bits.
            for (; k < columns; k += 2 * Lanes.WIDTH) {
                int first = Math.min(k, columns - Lanes.WIDTH);
                int second = Math.min(k + Lanes.WIDTH, columns - Lanes.WIDTH) - first;
                VectorDenseTiles.two(
                        w, from, rowStride, stride, last, inner, x, xo + first, xs, second, bias, z, to + first, zs);
            }
        }
    }

    /** The same for a single vector of columns. */
    private static void tall(
            float[] w,
            int wo,
            int rowStride,
            int stride,
            int rows,
            int inner,
            float[] x,
            int xo,
            int xs,
            int start,
            float[] z,
            int zo,
            int zs) {
        for (int r = 0; r < rows; r += VectorDenseTiles.TALL) {
            int bias = start < 0 ? -1 : start + r;
            VectorDenseTiles.one(
                    w, wo + r * rowStride, rowStride, stride, rows - r - 1, inner, x, xo, xs, bias, z, zo + r * zs, zs);
        }
    }

    /** Products narrower than a vector. */
    private static void scalar(
            float[] w,
            int wo,
            int rowStride,
            int stride,
            int rows,
            int inner,
            float[] x,
            int xo,
            int xs,
            int columns,
            int start,
            float[] z,
            int zo,
            int zs) {
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < columns; k++) {
                float sum = start < 0 ? 0 : w[start + r];
                for (int i = 0; i < inner; i++) {
                    sum = Math.fma(w[wo + r * rowStride + i * stride], x[xo + i * xs + k], sum);
                }
                z[zo + r * zs + k] = sum;
            }
        }
    }
}
