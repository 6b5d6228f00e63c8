package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.GROUP;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Element by element operations in vector registers. */
final class VectorElements implements ElementKernels {
    @Override
    public void rectify(float[] a, int length, Rectifier rectifier) {
        FloatVector slope = FloatVector.broadcast(Lanes.SPECIES, rectifier.slope());
        for (int i = 0; i < length; i += Lanes.WIDTH) {
            FloatVector y = FloatVector.fromArray(Lanes.SPECIES, a, i);
            y.max(y.mul(slope)).intoArray(a, i);
        }
    }

    @Override
    public void rectifyGradient(
            float[] d, float[] a, int rows, Rectifier rectifier, float[] out, int offset, int stride) {
        FloatVector slope = FloatVector.broadcast(Lanes.SPECIES, rectifier.slope());
        float threshold = rectifier.threshold();
        for (int row = 0; row < rows; row++) {
            for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
                FloatVector y = FloatVector.fromArray(Lanes.SPECIES, a, row * GROUP + lane);
                FloatVector g = FloatVector.fromArray(Lanes.SPECIES, d, row * GROUP + lane);
                g.mul(slope)
                        .blend(g, y.compare(VectorOperators.GT, threshold))
                        .intoArray(out, offset + row * stride + lane);
            }
        }
    }

    @Override
    public void sums(float[] z, int offset, int positions, float center, float[] sums) {
        for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
            FloatVector c = FloatVector.broadcast(Lanes.SPECIES, center);
            // Two accumulators each, so that additions overlap.
            FloatVector sum0 = FloatVector.zero(Lanes.SPECIES);
            FloatVector sum1 = FloatVector.zero(Lanes.SPECIES);
            FloatVector square0 = FloatVector.zero(Lanes.SPECIES);
            FloatVector square1 = FloatVector.zero(Lanes.SPECIES);
            for (int k = 0; k < positions; k += 2) {
                int at = offset + k * GROUP + lane;
                FloatVector a = FloatVector.fromArray(Lanes.SPECIES, z, at).sub(c);
                FloatVector b =
                        FloatVector.fromArray(Lanes.SPECIES, z, at + GROUP).sub(c);
                sum0 = sum0.add(a);
                sum1 = sum1.add(b);
                square0 = a.fma(a, square0);
                square1 = b.fma(b, square1);
            }
            sum0.add(sum1).intoArray(sums, lane);
            square0.add(square1).intoArray(sums, GROUP + lane);
        }
    }

    @Override
    public void adam(AdamStep step, float[] p, float[] g, float[] m, float[] v, int from, int to) {
        FloatVector scale = FloatVector.broadcast(Lanes.SPECIES, step.gradientScale());
        FloatVector rate = FloatVector.broadcast(Lanes.SPECIES, step.rate());
        FloatVector beta1 = FloatVector.broadcast(Lanes.SPECIES, step.beta1());
        FloatVector beta2 = FloatVector.broadcast(Lanes.SPECIES, step.beta2());
        FloatVector rest1 = FloatVector.broadcast(Lanes.SPECIES, 1 - step.beta1());
        FloatVector rest2 = FloatVector.broadcast(Lanes.SPECIES, 1 - step.beta2());
        FloatVector epsilon = FloatVector.broadcast(Lanes.SPECIES, step.epsilon());
        int i = from;
        for (; i <= to - Lanes.WIDTH; i += Lanes.WIDTH) {
            FloatVector gradient = FloatVector.fromArray(Lanes.SPECIES, g, i).mul(scale);
            FloatVector first =
                    FloatVector.fromArray(Lanes.SPECIES, m, i).mul(beta1).add(gradient.mul(rest1));
            FloatVector second = FloatVector.fromArray(Lanes.SPECIES, v, i)
                    .mul(beta2)
                    .add(gradient.mul(gradient).mul(rest2));
            FloatVector update = first.mul(rate).div(second.sqrt().add(epsilon));
            first.intoArray(m, i);
            second.intoArray(v, i);
            update.intoArray(g, i);
            FloatVector.fromArray(Lanes.SPECIES, p, i).sub(update).intoArray(p, i);
        }
        // The same operations in the same order: an element gets the same bits wherever the range is cut.
        PlainElements.adamRange(step, p, g, m, v, i, to);
    }
}
