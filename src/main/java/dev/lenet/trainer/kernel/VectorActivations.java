package dev.lenet.trainer.kernel;

import jdk.incubator.vector.FloatVector;

/** Activations with vector instructions; each method does what {@link ElementKernels#activate} does. */
final class VectorActivations {
    private VectorActivations() {}

    static void rectify(float slope, float[] z, int offset, int length, Normalization n, float[] out, int to) {
        for (int k = 0; k < length; k += Lanes.WIDTH) {
            FloatVector y = argument(z, offset + k, n);
            y.max(y.mul(slope)).intoArray(out, to + k);
        }
    }

    /** {@code E / (E + 2)} with {@code E = exp(2 y) - 1}. */
    static void tanh(float[] z, int offset, int length, Normalization n, float[] out, int to) {
        for (int k = 0; k < length; k += Lanes.WIDTH) {
            FloatVector y = argument(z, offset + k, n);
            FloatVector e = VectorExp.expm1(y.add(y));
            e.div(e.add(2f)).intoArray(out, to + k);
        }
    }

    static void sigmoid(float[] z, int offset, int length, Normalization n, float[] out, int to) {
        for (int k = 0; k < length; k += Lanes.WIDTH) {
            FloatVector y = argument(z, offset + k, n);
            VectorExp.sigmoid(y).intoArray(out, to + k);
        }
    }

    static void elu(float[] z, int offset, int length, Normalization n, float[] out, int to) {
        for (int k = 0; k < length; k += Lanes.WIDTH) {
            FloatVector y = argument(z, offset + k, n);
            y.max(0f).add(VectorExp.expm1(y.min(0f))).intoArray(out, to + k);
        }
    }

    /** Swish and, with another steepness, GELU. */
    static void swish(float steepness, float[] z, int offset, int length, Normalization n, float[] out, int to) {
        for (int k = 0; k < length; k += Lanes.WIDTH) {
            FloatVector y = argument(z, offset + k, n);
            y.mul(VectorExp.sigmoid(y.mul(steepness))).intoArray(out, to + k);
        }
    }

    static FloatVector argument(float[] z, int at, Normalization n) {
        return FloatVector.fromArray(Lanes.SPECIES, z, at)
                .sub(n.center)
                .fma(FloatVector.broadcast(Lanes.SPECIES, n.scale), FloatVector.broadcast(Lanes.SPECIES, n.shift));
    }
}
