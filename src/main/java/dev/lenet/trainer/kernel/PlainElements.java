package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.GROUP;

/** Element by element operations in plain loops. */
final class PlainElements implements ElementKernels {
    @Override
    public void rectify(float[] a, int length, Rectifier rectifier) {
        float slope = rectifier.slope();
        for (int i = 0; i < length; i++) {
            a[i] = Math.max(a[i], a[i] * slope);
        }
    }

    @Override
    public void rectifyGradient(
            float[] d, float[] a, int rows, Rectifier rectifier, float[] out, int offset, int stride) {
        float slope = rectifier.slope();
        float threshold = rectifier.threshold();
        for (int row = 0; row < rows; row++) {
            for (int lane = 0; lane < GROUP; lane++) {
                int i = row * GROUP + lane;
                out[offset + row * stride + lane] = a[i] > threshold ? d[i] : d[i] * slope;
            }
        }
    }

    @Override
    public void sums(float[] z, int offset, int positions, float center, float[] sums) {
        java.util.Arrays.fill(sums, 0, 2 * GROUP, 0);
        for (int k = 0; k < positions; k++) {
            for (int lane = 0; lane < GROUP; lane++) {
                float a = z[offset + k * GROUP + lane] - center;
                sums[lane] += a;
                sums[GROUP + lane] += a * a;
            }
        }
    }

    @Override
    public void adam(AdamStep step, float[] p, float[] g, float[] m, float[] v, int from, int to) {
        adamRange(step, p, g, m, v, from, to);
    }

    static void adamRange(AdamStep step, float[] p, float[] g, float[] m, float[] v, int from, int to) {
        float scale = step.gradientScale();
        float rate = step.rate();
        float beta1 = step.beta1();
        float beta2 = step.beta2();
        float epsilon = step.epsilon();
        for (int i = from; i < to; i++) {
            float gradient = g[i] * scale;
            float first = m[i] * beta1 + gradient * (1 - beta1);
            float second = v[i] * beta2 + gradient * gradient * (1 - beta2);
            float update = first * rate / ((float) Math.sqrt(second) + epsilon);
            m[i] = first;
            v[i] = second;
            g[i] = update;
            p[i] -= update;
        }
    }
}
