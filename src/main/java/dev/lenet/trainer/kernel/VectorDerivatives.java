package dev.lenet.trainer.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Derivatives of activations with vector instructions; each method does what {@link ElementKernels#derive} does. */
final class VectorDerivatives {
    private VectorDerivatives() {}

    static void rectifier(Activation f, float[] z, int offset, int length, Normalization n, float[] g, int at) {
        float slope = f.slope();
        float threshold = f.threshold();
        for (int k = 0; k < length; k += Lanes.WIDTH) {
            FloatVector y = VectorActivations.argument(z, offset + k, n);
            FloatVector d = FloatVector.fromArray(Lanes.SPECIES, g, at + k);
            d.mul(slope).blend(d, y.compare(VectorOperators.GT, threshold)).intoArray(g, at + k);
        }
    }

    /** {@code 1 - tanh²}. */
    static void tanh(float[] z, int offset, int length, Normalization n, float[] g, int at) {
        for (int k = 0; k < length; k += Lanes.WIDTH) {
            FloatVector y = VectorActivations.argument(z, offset + k, n);
            FloatVector e = VectorExp.expm1(y.add(y));
            FloatVector t = e.div(e.add(2f));
            FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1f);
            t.neg()
                    .fma(t, one)
                    .mul(FloatVector.fromArray(Lanes.SPECIES, g, at + k))
                    .intoArray(g, at + k);
        }
    }

    static void sigmoid(float[] z, int offset, int length, Normalization n, float[] g, int at) {
        for (int k = 0; k < length; k += Lanes.WIDTH) {
            FloatVector s = VectorExp.sigmoid(VectorActivations.argument(z, offset + k, n));
            s.mul(FloatVector.broadcast(Lanes.SPECIES, 1f).sub(s))
                    .mul(FloatVector.fromArray(Lanes.SPECIES, g, at + k))
                    .intoArray(g, at + k);
        }
    }

    /** {@code exp(y)} below zero. */
    static void elu(float[] z, int offset, int length, Normalization n, float[] g, int at) {
        for (int k = 0; k < length; k += Lanes.WIDTH) {
            FloatVector y = VectorActivations.argument(z, offset + k, n);
            VectorExp.exp(y.min(0f))
                    .mul(FloatVector.fromArray(Lanes.SPECIES, g, at + k))
                    .intoArray(g, at + k);
        }
    }

    /** {@code s (1 + a (1 - s))} with a the steepness times y and s the sigmoid of a. */
    static void swish(float steepness, float[] z, int offset, int length, Normalization n, float[] g, int at) {
        for (int k = 0; k < length; k += Lanes.WIDTH) {
            FloatVector a = VectorActivations.argument(z, offset + k, n).mul(steepness);
            FloatVector s = VectorExp.sigmoid(a);
            FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1f);
            a.fma(one.sub(s), one)
                    .mul(s)
                    .mul(FloatVector.fromArray(Lanes.SPECIES, g, at + k))
                    .intoArray(g, at + k);
        }
    }
}
