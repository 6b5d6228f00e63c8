package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

/** Element-wise operations in plain loops. */
final class PlainElements implements ElementKernels {
    @Override
    public void activate(Activation f, float[] z, int offset, int length, Normalization n, float[] out, int to) {
        for (int k = 0; k < length; k++) {
            out[to + k] = value(f, n.scale * (z[offset + k] - n.center) + n.shift);
        }
    }

    @Override
    public void derive(Activation f, float[] z, int offset, int length, Normalization n, float[] g, int at) {
        for (int k = 0; k < length; k++) {
            g[at + k] *= derivative(f, n.scale * (z[offset + k] - n.center) + n.shift);
        }
    }

    private static float value(Activation f, float y) {
        return switch (f.kind()) {
            case RECTIFIER -> Math.max(y, y * f.slope());
            case TANH -> (float) Math.tanh(y);
            case SIGMOID -> (float) sigmoid(y);
            case ELU -> y < 0 ? (float) Math.expm1(y) : y;
            case SWISH, GELU -> (float) (y * sigmoid(f.steepness() * y));
        };
    }

    private static float derivative(Activation f, float y) {
        return switch (f.kind()) {
            case RECTIFIER -> y > f.threshold() ? 1 : f.slope();
            case TANH -> {
                double t = Math.tanh(y);
                yield (float) (1 - t * t);
            }
            case SIGMOID -> {
                double s = sigmoid(y);
                yield (float) (s * (1 - s));
            }
            case ELU -> y < 0 ? (float) Math.exp(y) : 1;
            case SWISH, GELU -> {
                double s = sigmoid(f.steepness() * y);
                yield (float) (s * (1 + f.steepness() * y * (1 - s)));
            }
        };
    }

    private static double sigmoid(double y) {
        return 1 / (1 + Math.exp(-y));
    }

    @Override
    public void sums(float[] z, int offset, int positions, float center, float[] sums) {
        java.util.Arrays.fill(sums, 0, 2 * SIZE, 0);
        for (int k = 0; k < positions; k++) {
            for (int lane = 0; lane < SIZE; lane++) {
                float a = z[offset + k * SIZE + lane] - center;
                sums[lane] += a;
                sums[SIZE + lane] += a * a;
            }
        }
    }

    @Override
    public void gradientSums(
            float[] dy, int dyOffset, float[] z, int offset, int positions, Normalization n, float[] sums) {
        java.util.Arrays.fill(sums, 0, 2 * SIZE, 0);
        for (int k = 0; k < positions * SIZE; k++) {
            sums[k % SIZE] += dy[dyOffset + k];
            sums[SIZE + k % SIZE] += dy[dyOffset + k] * (z[offset + k] - n.mean) * n.inverseDeviation;
        }
    }

    @Override
    public void normGradient(
            float[] dy,
            int dyOffset,
            float[] z,
            int offset,
            int positions,
            Normalization n,
            float[] mask,
            float[] sums,
            int sumsOffset) {
        for (int k = 0; k < positions * SIZE; k++) {
            float g = dy[dyOffset + k];
            sums[sumsOffset + k % SIZE] += g;
            float slope = (z[offset + k] - n.mean) * n.slope + n.offset;
            z[offset + k] = ((g - n.gradientMean) * n.scale + slope) * mask[k % SIZE];
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
