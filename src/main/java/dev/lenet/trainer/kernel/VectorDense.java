package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Lanes.ROWS;

import jdk.incubator.vector.FloatVector;

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
        for (int r = 0; r < rows; r += ROWS) {
            int bias = start < 0 ? -1 : start + r;
            // The last tile starts early enough to fit and computes some elements twice, with the same bits.
            for (int k = 0; k < columns; k += 2 * Lanes.WIDTH) {
                int first = Math.min(k, columns - Lanes.WIDTH);
                int second = Math.min(k + Lanes.WIDTH, columns - Lanes.WIDTH) - first;
                tile(
                        w,
                        wo + r * rowStride,
                        rowStride,
                        stride,
                        rows - r - 1,
                        inner,
                        x,
                        xo + first,
                        xs,
                        second,
                        bias,
                        z,
                        zo + r * zs + first,
                        zs);
            }
        }
    }

    /** Six rows by two vectors. Beyond the last row, the last is repeated. */
    private static void tile(
            float[] w,
            int wo,
            int rowStride,
            int stride,
            int last,
            int inner,
            float[] x,
            int xo,
            int xs,
            int second,
            int bias,
            float[] z,
            int zo,
            int zs) {
        int r1 = Math.min(1, last);
        int r2 = Math.min(2, last);
        int r3 = Math.min(3, last);
        int r4 = Math.min(4, last);
        int r5 = Math.min(5, last);
        FloatVector a0 = start(w, bias, 0);
        FloatVector a1 = start(w, bias, r1);
        FloatVector a2 = start(w, bias, r2);
        FloatVector a3 = start(w, bias, r3);
        FloatVector a4 = start(w, bias, r4);
        FloatVector a5 = start(w, bias, r5);
        FloatVector b0 = a0;
        FloatVector b1 = a1;
        FloatVector b2 = a2;
        FloatVector b3 = a3;
        FloatVector b4 = a4;
        FloatVector b5 = a5;
        int w1 = r1 * rowStride;
        int w2 = r2 * rowStride;
        int w3 = r3 * rowStride;
        int w4 = r4 * rowStride;
        int w5 = r5 * rowStride;
        int at = xo;
        int k = wo;
        for (int i = 0; i < inner; i++) {
            FloatVector u = FloatVector.fromArray(Lanes.SPECIES, x, at);
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, at + second);
            FloatVector q;
            q = FloatVector.broadcast(Lanes.SPECIES, w[k]);
            a0 = u.fma(q, a0);
            b0 = v.fma(q, b0);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w1]);
            a1 = u.fma(q, a1);
            b1 = v.fma(q, b1);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w2]);
            a2 = u.fma(q, a2);
            b2 = v.fma(q, b2);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w3]);
            a3 = u.fma(q, a3);
            b3 = v.fma(q, b3);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w4]);
            a4 = u.fma(q, a4);
            b4 = v.fma(q, b4);
            q = FloatVector.broadcast(Lanes.SPECIES, w[k + w5]);
            a5 = u.fma(q, a5);
            b5 = v.fma(q, b5);
            at += xs;
            k += stride;
        }
        a0.intoArray(z, zo);
        b0.intoArray(z, zo + second);
        a1.intoArray(z, zo + r1 * zs);
        b1.intoArray(z, zo + r1 * zs + second);
        a2.intoArray(z, zo + r2 * zs);
        b2.intoArray(z, zo + r2 * zs + second);
        a3.intoArray(z, zo + r3 * zs);
        b3.intoArray(z, zo + r3 * zs + second);
        a4.intoArray(z, zo + r4 * zs);
        b4.intoArray(z, zo + r4 * zs + second);
        a5.intoArray(z, zo + r5 * zs);
        b5.intoArray(z, zo + r5 * zs + second);
    }

    private static FloatVector start(float[] w, int bias, int row) {
        return FloatVector.broadcast(Lanes.SPECIES, bias < 0 ? 0 : w[bias + row]);
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
