package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import java.util.Arrays;

/** Dense layers in plain loops. */
final class PlainDense implements DenseKernels {
    @Override
    public void forward(float[] x, float[] parameters, Stage layer, float[] z) {
        int in = layer.in().size();
        for (int o = 0; o < layer.out().size(); o++) {
            int to = o * SIZE;
            Arrays.fill(z, to, to + SIZE, layer.normalized() ? 0 : parameters[layer.biases() + o]);
            for (int i = 0; i < in; i++) {
                multiplyAdd(parameters[layer.weights() + o * in + i], x, i * SIZE, z, to, SIZE);
            }
        }
    }

    @Override
    public void inputGradient(float[] dz, float[] parameters, Stage layer, float[] dx) {
        int in = layer.in().size();
        Arrays.fill(dx, 0, in * SIZE, 0);
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < layer.out().size(); o++) {
                multiplyAdd(parameters[layer.weights() + o * in + i], dz, o * SIZE, dx, i * SIZE, SIZE);
            }
        }
    }

    @Override
    public void weightGradient(float[] x, float[] dz, int images, int row, int rows, Stage layer, float[] gradient) {
        int in = layer.in().size();
        for (int o = row; o < row + rows; o++) {
            int to = layer.weights() + o * in;
            Arrays.fill(gradient, to, to + in, 0);
            for (int n = 0; n < images; n++) {
                multiplyAdd(dz[o * images + n], x, n * in, gradient, to, in);
            }
        }
    }

    private static void multiplyAdd(float factor, float[] a, int from, float[] sum, int to, int length) {
        for (int k = 0; k < length; k++) {
            sum[to + k] += factor * a[from + k];
        }
    }
}
