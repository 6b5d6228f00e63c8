package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.GROUP;

import java.util.Arrays;

/** Fully connected layers in plain loops. */
final class PlainDense implements DenseKernels {
    @Override
    public void forward(float[] x, float[] parameters, int weightOffset, int in, int out, float[] z) {
        for (int o = 0; o < out; o++) {
            int to = o * GROUP;
            Arrays.fill(z, to, to + GROUP, parameters[weightOffset + in * out + o]);
            for (int i = 0; i < in; i++) {
                multiplyAdd(parameters[weightOffset + o * in + i], x, i * GROUP, z, to, GROUP);
            }
        }
    }

    @Override
    public void inputGradient(
            float[] d, int dOffset, int stride, float[] parameters, int weightOffset, int in, int out, float[] dx) {
        Arrays.fill(dx, 0, in * GROUP, 0);
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < out; o++) {
                float weight = parameters[weightOffset + o * in + i];
                multiplyAdd(weight, d, dOffset + o * stride, dx, i * GROUP, GROUP);
            }
        }
    }

    @Override
    public void weightGradient(float[] x, float[] d, int images, int row, int in, float[] gradient, int offset) {
        int first = offset + row * in;
        Arrays.fill(gradient, first, first + ROWS * in, 0);
        for (int o = row; o < row + ROWS; o++) {
            for (int n = 0; n < images; n++) {
                multiplyAdd(d[o * images + n], x, n * in, gradient, offset + o * in, in);
            }
        }
    }

    private static void multiplyAdd(float factor, float[] a, int from, float[] sum, int to, int length) {
        for (int k = 0; k < length; k++) {
            sum[to + k] += factor * a[from + k];
        }
    }
}
