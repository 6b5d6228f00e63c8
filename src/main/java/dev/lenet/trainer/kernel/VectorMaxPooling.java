package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Max pooling with vector instructions.
 *
 * @param map what it pools
 */
record VectorMaxPooling(PooledMap map) implements PoolingKernels {
    @Override
    public void forward(float[] z, int channel, Normalization n, float[] p) {
        FloatVector scale = FloatVector.broadcast(Lanes.SPECIES, n.scale);
        FloatVector shift = FloatVector.broadcast(Lanes.SPECIES, n.shift);
        FloatVector slope = FloatVector.broadcast(Lanes.SPECIES, map.rectifier().slope());
        int width = map.width();
        for (int y = 0, to = channel * map.pooledPlane(); y + 1 < map.height(); y += 2) {
            int from = channel * map.plane() + y * width * SIZE;
            for (int end = to + width / 2 * SIZE; to < end; from += 2 * SIZE, to += SIZE) {
                for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
                    int above = from + lane;
                    int below = above + width * SIZE;
                    FloatVector max = affine(z, above, scale, shift)
                            .max(affine(z, above + SIZE, scale, shift))
                            .max(affine(z, below, scale, shift).max(affine(z, below + SIZE, scale, shift)));
                    max.max(max.mul(slope)).intoArray(p, to + lane);
                }
            }
        }
    }

    private static FloatVector affine(float[] z, int at, FloatVector scale, FloatVector shift) {
        return FloatVector.fromArray(Lanes.SPECIES, z, at).fma(scale, shift);
    }

    @Override
    public void backward(
            float[] z, int channel, Normalization n, float[] dp, float[] mask, float[] sums, int sumsOffset) {
        for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
            FloatVector sum = FloatVector.fromArray(Lanes.SPECIES, sums, sumsOffset + lane);
            FloatVector scale = FloatVector.broadcast(Lanes.SPECIES, n.scale);
            FloatVector shift = FloatVector.broadcast(Lanes.SPECIES, n.shift);
            FloatVector rectify =
                    FloatVector.broadcast(Lanes.SPECIES, map.rectifier().slope());
            FloatVector mean = FloatVector.broadcast(Lanes.SPECIES, n.mean);
            FloatVector slope = FloatVector.broadcast(Lanes.SPECIES, n.slope);
            FloatVector offset = FloatVector.broadcast(Lanes.SPECIES, n.offset);
            FloatVector valid = FloatVector.fromArray(Lanes.SPECIES, mask, lane);
            FloatVector zero = FloatVector.zero(Lanes.SPECIES);
            float threshold = map.rectifier().threshold();
            int width = map.width();
            int count = map.windows();
            int skip = (width + width % 2) * SIZE;
            int column = 0;
            int above = channel * map.plane() + lane;
            int pooled = channel * map.pooledPlane() + lane;
            for (int k = 0; k < count; k++) {
                int below = above + width * SIZE;
                FloatVector z0 = FloatVector.fromArray(Lanes.SPECIES, z, above);
                FloatVector z1 = FloatVector.fromArray(Lanes.SPECIES, z, above + SIZE);
                FloatVector z2 = FloatVector.fromArray(Lanes.SPECIES, z, below);
                FloatVector z3 = FloatVector.fromArray(Lanes.SPECIES, z, below + SIZE);
                FloatVector y0 = z0.fma(scale, shift);
                FloatVector y1 = z1.fma(scale, shift);
                FloatVector y2 = z2.fma(scale, shift);
                FloatVector y3 = z3.fma(scale, shift);
                FloatVector max = y0.max(y1).max(y2.max(y3));
                FloatVector g = FloatVector.fromArray(Lanes.SPECIES, dp, pooled + k * SIZE);
                g = g.mul(rectify).blend(g, max.compare(VectorOperators.GT, threshold));
                sum = sum.add(g);
                g = g.mul(scale);
                VectorMask<Float> first = y0.compare(VectorOperators.EQ, max);
                FloatVector g0 = zero.blend(g, first);
                g = g.blend(zero, first);
                VectorMask<Float> second = y1.compare(VectorOperators.EQ, max);
                FloatVector g1 = zero.blend(g, second);
                g = g.blend(zero, second);
                VectorMask<Float> third = y2.compare(VectorOperators.EQ, max);
                FloatVector g2 = zero.blend(g, third);
                FloatVector g3 = g.blend(zero, third);
                g0.add(z0.sub(mean).fma(slope, offset)).mul(valid).intoArray(z, above);
                g1.add(z1.sub(mean).fma(slope, offset)).mul(valid).intoArray(z, above + SIZE);
                g2.add(z2.sub(mean).fma(slope, offset)).mul(valid).intoArray(z, below);
                g3.add(z3.sub(mean).fma(slope, offset)).mul(valid).intoArray(z, below + SIZE);
                above += 2 * SIZE;
                if (++column == width / 2) {
                    column = 0;
                    above += skip;
                }
            }
            sum.intoArray(sums, sumsOffset + lane);
        }
        rest(z, channel, n, mask);
    }

    /** Handles the last row and column, which pooling drops if their number is odd. */
    private void rest(float[] z, int channel, Normalization n, float[] mask) {
        int height = map.height();
        int width = map.width();
        for (int y = 0; y < height; y++) {
            for (int x = y < height / 2 * 2 ? width / 2 * 2 : 0; x < width; x++) {
                for (int lane = 0; lane < SIZE; lane++) {
                    int at = channel * map.plane() + (y * width + x) * SIZE + lane;
                    z[at] = Math.fma(z[at] - n.mean, n.slope, n.offset) * mask[lane];
                }
            }
        }
    }

    @Override
    public void sums(float[] z, int channel, Normalization n, float[] dp, float[] sums) {
        for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
            FloatVector scale = FloatVector.broadcast(Lanes.SPECIES, n.scale);
            FloatVector shift = FloatVector.broadcast(Lanes.SPECIES, n.shift);
            FloatVector rectify =
                    FloatVector.broadcast(Lanes.SPECIES, map.rectifier().slope());
            FloatVector mean = FloatVector.broadcast(Lanes.SPECIES, n.mean);
            FloatVector sum = FloatVector.zero(Lanes.SPECIES);
            FloatVector product = FloatVector.zero(Lanes.SPECIES);
            float threshold = map.rectifier().threshold();
            int width = map.width();
            int count = map.windows();
            int skip = (width + width % 2) * SIZE;
            int column = 0;
            int above = channel * map.plane() + lane;
            int pooled = channel * map.pooledPlane() + lane;
            for (int k = 0; k < count; k++) {
                int below = above + width * SIZE;
                FloatVector z0 = FloatVector.fromArray(Lanes.SPECIES, z, above);
                FloatVector z1 = FloatVector.fromArray(Lanes.SPECIES, z, above + SIZE);
                FloatVector z2 = FloatVector.fromArray(Lanes.SPECIES, z, below);
                FloatVector z3 = FloatVector.fromArray(Lanes.SPECIES, z, below + SIZE);
                FloatVector y0 = z0.fma(scale, shift);
                FloatVector y1 = z1.fma(scale, shift);
                FloatVector y2 = z2.fma(scale, shift);
                FloatVector y3 = z3.fma(scale, shift);
                FloatVector max = y0.max(y1).max(y2.max(y3));
                FloatVector g = FloatVector.fromArray(Lanes.SPECIES, dp, pooled + k * SIZE);
                g = g.mul(rectify).blend(g, max.compare(VectorOperators.GT, threshold));
                FloatVector chosen = z3.blend(z2, y2.compare(VectorOperators.EQ, max))
                        .blend(z1, y1.compare(VectorOperators.EQ, max))
                        .blend(z0, y0.compare(VectorOperators.EQ, max));
                sum = sum.add(g);
                product = g.fma(chosen.sub(mean), product);
                above += 2 * SIZE;
                if (++column == width / 2) {
                    column = 0;
                    above += skip;
                }
            }
            sum.intoArray(sums, lane);
            product.mul(n.inverseDeviation).intoArray(sums, SIZE + lane);
        }
    }
}
