package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Average pooling with vector instructions.
 *
 * @param map what it pools
 */
record VectorAveragePooling(PooledMap map) implements PoolingKernels {
    private static final float QUARTER = 0.25f;

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
                    FloatVector a0 = activation(z, above, scale, shift, slope);
                    FloatVector a1 = activation(z, above + SIZE, scale, shift, slope);
                    FloatVector a2 = activation(z, below, scale, shift, slope);
                    FloatVector a3 = activation(z, below + SIZE, scale, shift, slope);
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
            float threshold = map.rectifier().threshold();
            int height = map.height();
            int width = map.width();
            int count = height * width;
            int at = channel * map.plane() + lane;
            int first = channel * map.pooledPlane() + lane;
            for (int k = 0; k < count; k++, at += SIZE) {
                int y = k / width;
                int x = k - y * width;
                int pooled = first + pooled(y, x, height, width);
                FloatVector value = FloatVector.fromArray(Lanes.SPECIES, z, at);
                FloatVector g = FloatVector.fromArray(Lanes.SPECIES, dp, pooled).mul(share(y, x, height, width));
                g = g.mul(rectify).blend(g, value.fma(scale, shift).compare(VectorOperators.GT, threshold));
                sum = sum.add(g);
                g.fma(scale, value.sub(mean).fma(slope, offset)).mul(valid).intoArray(z, at);
            }
            sum.intoArray(sums, sumsOffset + lane);
        }
    }

    /** Offset of the pooled element that a position contributes to; for dropped rows and columns, of some other element. */
    private static int pooled(int y, int x, int height, int width) {
        return (Math.min(y / 2, height / 2 - 1) * (width / 2) + Math.min(x / 2, width / 2 - 1)) * SIZE;
    }

    /** The weight of a position in that element. */
    private static float share(int y, int x, int height, int width) {
        return y < height / 2 * 2 && x < width / 2 * 2 ? QUARTER : 0;
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
            int height = map.height();
            int width = map.width();
            int count = height * width;
            int at = channel * map.plane() + lane;
            int first = channel * map.pooledPlane() + lane;
            for (int k = 0; k < count; k++, at += SIZE) {
                int y = k / width;
                int x = k - y * width;
                int pooled = first + pooled(y, x, height, width);
                FloatVector value = FloatVector.fromArray(Lanes.SPECIES, z, at);
                FloatVector g = FloatVector.fromArray(Lanes.SPECIES, dp, pooled).mul(share(y, x, height, width));
                g = g.mul(rectify).blend(g, value.fma(scale, shift).compare(VectorOperators.GT, threshold));
                sum = sum.add(g);
                product = g.fma(value.sub(mean), product);
            }
            sum.intoArray(sums, lane);
            product.mul(n.inverseDeviation).intoArray(sums, SIZE + lane);
        }
    }
}
