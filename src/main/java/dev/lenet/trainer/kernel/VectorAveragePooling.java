package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.GROUP;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Average pooling in vector registers. */
final class VectorAveragePooling implements PoolingKernels {
    private static final float QUARTER = 0.25f;

    @Override
    public void forward(
            float[] z, int zOffset, int width, Normalization n, Rectifier rectifier, float[] p, int pOffset) {
        FloatVector scale = FloatVector.broadcast(Lanes.SPECIES, n.scale);
        FloatVector shift = FloatVector.broadcast(Lanes.SPECIES, n.shift);
        FloatVector slope = FloatVector.broadcast(Lanes.SPECIES, rectifier.slope());
        for (int y = 0, to = pOffset; y < width; y += 2) {
            int from = zOffset + y * width * GROUP;
            for (int end = to + width / 2 * GROUP; to < end; from += 2 * GROUP, to += GROUP) {
                for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
                    int above = from + lane;
                    int below = above + width * GROUP;
                    FloatVector a0 = activation(z, above, scale, shift, slope);
                    FloatVector a1 = activation(z, above + GROUP, scale, shift, slope);
                    FloatVector a2 = activation(z, below, scale, shift, slope);
                    FloatVector a3 = activation(z, below + GROUP, scale, shift, slope);
                    a0.add(a1).add(a2.add(a3)).mul(QUARTER).intoArray(p, to + lane);
                }
            }
        }
    }

    private static FloatVector activation(float[] z, int at, FloatVector scale, FloatVector shift, FloatVector slope) {
        FloatVector y = FloatVector.fromArray(Lanes.SPECIES, z, at).fma(scale, shift);
        return y.max(y.mul(slope));
    }

    @Override
    public void backward(
            float[] z,
            int zOffset,
            int width,
            Normalization n,
            Rectifier rectifier,
            float[] dp,
            int pOffset,
            float[] mask,
            float[] sums,
            int sumsOffset) {
        for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
            FloatVector sum = FloatVector.fromArray(Lanes.SPECIES, sums, sumsOffset + lane);
            FloatVector scale = FloatVector.broadcast(Lanes.SPECIES, n.scale);
            FloatVector shift = FloatVector.broadcast(Lanes.SPECIES, n.shift);
            FloatVector rectify = FloatVector.broadcast(Lanes.SPECIES, rectifier.slope());
            FloatVector mean = FloatVector.broadcast(Lanes.SPECIES, n.mean);
            FloatVector slope = FloatVector.broadcast(Lanes.SPECIES, n.slope);
            FloatVector offset = FloatVector.broadcast(Lanes.SPECIES, n.offset);
            FloatVector valid = FloatVector.fromArray(Lanes.SPECIES, mask, lane);
            float threshold = rectifier.threshold();
            int count = width * width;
            int at = zOffset + lane;
            for (int k = 0; k < count; k++, at += GROUP) {
                int pooled = pOffset + pooled(k, width) + lane;
                FloatVector x = FloatVector.fromArray(Lanes.SPECIES, z, at);
                FloatVector g = FloatVector.fromArray(Lanes.SPECIES, dp, pooled).mul(QUARTER);
                g = g.mul(rectify).blend(g, x.fma(scale, shift).compare(VectorOperators.GT, threshold));
                sum = sum.add(g);
                g.fma(scale, x.sub(mean).fma(slope, offset)).mul(valid).intoArray(z, at);
            }
            sum.intoArray(sums, sumsOffset + lane);
        }
    }

    /** Where the pooled element that position k went into lies. */
    private static int pooled(int k, int width) {
        int y = k / width;
        return (y / 2 * (width / 2) + (k - y * width) / 2) * GROUP;
    }

    @Override
    public void sums(
            float[] z,
            int zOffset,
            int width,
            Normalization n,
            Rectifier rectifier,
            float[] dp,
            int pOffset,
            float[] sums) {
        for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
            FloatVector scale = FloatVector.broadcast(Lanes.SPECIES, n.scale);
            FloatVector shift = FloatVector.broadcast(Lanes.SPECIES, n.shift);
            FloatVector rectify = FloatVector.broadcast(Lanes.SPECIES, rectifier.slope());
            FloatVector mean = FloatVector.broadcast(Lanes.SPECIES, n.mean);
            FloatVector sum = FloatVector.zero(Lanes.SPECIES);
            FloatVector product = FloatVector.zero(Lanes.SPECIES);
            float threshold = rectifier.threshold();
            int count = width * width;
            int at = zOffset + lane;
            for (int k = 0; k < count; k++, at += GROUP) {
                int pooled = pOffset + pooled(k, width) + lane;
                FloatVector x = FloatVector.fromArray(Lanes.SPECIES, z, at);
                FloatVector g = FloatVector.fromArray(Lanes.SPECIES, dp, pooled).mul(QUARTER);
                g = g.mul(rectify).blend(g, x.fma(scale, shift).compare(VectorOperators.GT, threshold));
                sum = sum.add(g);
                product = g.fma(x.sub(mean), product);
            }
            sum.intoArray(sums, lane);
            product.mul(n.inverseDeviation).intoArray(sums, GROUP + lane);
        }
    }
}
