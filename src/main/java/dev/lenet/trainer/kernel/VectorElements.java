package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import jdk.incubator.vector.FloatVector;

/** Element-wise operations with vector instructions. */
final class VectorElements implements ElementKernels {
    @Override
    public void activate(Activation f, float[] z, int offset, int length, Normalization n, float[] out, int to) {
        switch (f.kind()) {
            case RECTIFIER -> VectorActivations.rectify(f.slope(), z, offset, length, n, out, to);
            case TANH -> VectorActivations.tanh(z, offset, length, n, out, to);
            case SIGMOID -> VectorActivations.sigmoid(z, offset, length, n, out, to);
            case ELU -> VectorActivations.elu(z, offset, length, n, out, to);
            case SWISH, GELU -> VectorActivations.swish(f.steepness(), z, offset, length, n, out, to);
        }
    }

    @Override
    public void derive(Activation f, float[] z, int offset, int length, Normalization n, float[] g, int at) {
        switch (f.kind()) {
            case RECTIFIER -> VectorDerivatives.rectifier(f, z, offset, length, n, g, at);
            case TANH -> VectorDerivatives.tanh(z, offset, length, n, g, at);
            case SIGMOID -> VectorDerivatives.sigmoid(z, offset, length, n, g, at);
            case ELU -> VectorDerivatives.elu(z, offset, length, n, g, at);
            case SWISH, GELU -> VectorDerivatives.swish(f.steepness(), z, offset, length, n, g, at);
        }
    }

    @Override
    public void sums(float[] z, int offset, int positions, float center, float[] sums) {
        for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
            FloatVector c = FloatVector.broadcast(Lanes.SPECIES, center);
            // Two accumulators each, so that additions overlap.
            FloatVector sum0 = FloatVector.zero(Lanes.SPECIES);
            FloatVector sum1 = FloatVector.zero(Lanes.SPECIES);
            FloatVector square0 = FloatVector.zero(Lanes.SPECIES);
            FloatVector square1 = FloatVector.zero(Lanes.SPECIES);
            for (int k = 0; k + 1 < positions; k += 2) {
                int at = offset + k * SIZE + lane;
                FloatVector a = FloatVector.fromArray(Lanes.SPECIES, z, at).sub(c);
                FloatVector b =
                        FloatVector.fromArray(Lanes.SPECIES, z, at + SIZE).sub(c);
                sum0 = sum0.add(a);
                sum1 = sum1.add(b);
                square0 = a.fma(a, square0);
                square1 = b.fma(b, square1);
            }
            if (positions % 2 != 0) {
                FloatVector a = FloatVector.fromArray(Lanes.SPECIES, z, offset + (positions - 1) * SIZE + lane)
                        .sub(c);
                sum0 = sum0.add(a);
                square0 = a.fma(a, square0);
            }
            sum0.add(sum1).intoArray(sums, lane);
            square0.add(square1).intoArray(sums, SIZE + lane);
        }
    }

    @Override
    public void gradientSums(
            float[] dy, int dyOffset, float[] z, int offset, int positions, Normalization n, float[] sums) {
        for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
            FloatVector mean = FloatVector.broadcast(Lanes.SPECIES, n.mean);
            FloatVector sum = FloatVector.zero(Lanes.SPECIES);
            FloatVector product = FloatVector.zero(Lanes.SPECIES);
            for (int k = 0; k < positions; k++) {
                int at = k * SIZE + lane;
                FloatVector g = FloatVector.fromArray(Lanes.SPECIES, dy, dyOffset + at);
                FloatVector x = FloatVector.fromArray(Lanes.SPECIES, z, offset + at);
                sum = sum.add(g);
                product = g.fma(x.sub(mean), product);
            }
            sum.intoArray(sums, lane);
            product.mul(n.inverseDeviation).intoArray(sums, SIZE + lane);
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
        for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
            FloatVector sum = FloatVector.fromArray(Lanes.SPECIES, sums, sumsOffset + lane);
            FloatVector scale = FloatVector.broadcast(Lanes.SPECIES, n.scale);
            FloatVector mean = FloatVector.broadcast(Lanes.SPECIES, n.mean);
            FloatVector slope = FloatVector.broadcast(Lanes.SPECIES, n.slope);
            FloatVector center = FloatVector.broadcast(Lanes.SPECIES, n.gradientMean);
            FloatVector shift = FloatVector.broadcast(Lanes.SPECIES, n.offset);
            FloatVector valid = FloatVector.fromArray(Lanes.SPECIES, mask, lane);
            for (int k = 0; k < positions; k++) {
                int at = k * SIZE + lane;
                FloatVector g = FloatVector.fromArray(Lanes.SPECIES, dy, dyOffset + at);
                FloatVector x = FloatVector.fromArray(Lanes.SPECIES, z, offset + at);
                sum = sum.add(g);
                g.sub(center)
                        .fma(scale, x.sub(mean).fma(slope, shift))
                        .mul(valid)
                        .intoArray(z, offset + at);
            }
            sum.intoArray(sums, sumsOffset + lane);
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
