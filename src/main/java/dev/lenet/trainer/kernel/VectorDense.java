package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.GROUP;

import jdk.incubator.vector.FloatVector;

/**
 * Fully connected layers in vector registers. A tile that would reach over the edge starts earlier instead and computes
 * some elements twice, to the same bits.
 */
final class VectorDense implements DenseKernels {
    /** Elements of a tile of {@link #forward} and {@link #inputGradient}, each with its own accumulator. */
    private static final int TILE = 8;

    /** Inputs of a tile of {@link #weightGradient}. */
    private static final int COLUMNS = 5 * Lanes.WIDTH;

    @Override
    public void forward(float[] x, float[] parameters, int weightOffset, int in, int out, float[] z) {
        for (int o = 0; o < out; o += TILE) {
            int first = Math.min(o, out - TILE);
            for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
                int bias = weightOffset + in * out + first;
                outputs(x, lane, parameters, weightOffset + first * in, bias, in, z, first * GROUP + lane);
            }
        }
    }

    @Override
    public void inputGradient(
            float[] d, int dOffset, int stride, float[] parameters, int weightOffset, int in, int out, float[] dx) {
        for (int i = 0; i < in; i += TILE) {
            int first = Math.min(i, in - TILE);
            for (int lane = 0; lane < GROUP; lane += Lanes.WIDTH) {
                inputs(d, dOffset + lane, stride, parameters, weightOffset + first, in, out, dx, first * GROUP + lane);
            }
        }
    }

    @Override
    public void weightGradient(float[] x, float[] d, int images, int row, int in, float[] gradient, int offset) {
        for (int i = 0; i < in; i += COLUMNS) {
            int first = Math.min(i, in - COLUMNS);
            weights(x, first, in, d, row * images, images, gradient, offset + row * in + first);
        }
    }

    private static void outputs(float[] x, int xo, float[] w, int wo, int bo, int in, float[] z, int zo) {
        FloatVector a0 = FloatVector.broadcast(Lanes.SPECIES, w[bo]);
        FloatVector a1 = FloatVector.broadcast(Lanes.SPECIES, w[bo + 1]);
        FloatVector a2 = FloatVector.broadcast(Lanes.SPECIES, w[bo + 2]);
        FloatVector a3 = FloatVector.broadcast(Lanes.SPECIES, w[bo + 3]);
        FloatVector a4 = FloatVector.broadcast(Lanes.SPECIES, w[bo + 4]);
        FloatVector a5 = FloatVector.broadcast(Lanes.SPECIES, w[bo + 5]);
        FloatVector a6 = FloatVector.broadcast(Lanes.SPECIES, w[bo + 6]);
        FloatVector a7 = FloatVector.broadcast(Lanes.SPECIES, w[bo + 7]);
        for (int i = 0; i < in; i++) {
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, x, xo + i * GROUP);
            int k = wo + i;
            a0 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k]), a0);
            a1 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + in]), a1);
            a2 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 2 * in]), a2);
            a3 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 3 * in]), a3);
            a4 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 4 * in]), a4);
            a5 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 5 * in]), a5);
            a6 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 6 * in]), a6);
            a7 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 7 * in]), a7);
        }
        a0.intoArray(z, zo);
        a1.intoArray(z, zo + GROUP);
        a2.intoArray(z, zo + 2 * GROUP);
        a3.intoArray(z, zo + 3 * GROUP);
        a4.intoArray(z, zo + 4 * GROUP);
        a5.intoArray(z, zo + 5 * GROUP);
        a6.intoArray(z, zo + 6 * GROUP);
        a7.intoArray(z, zo + 7 * GROUP);
    }

    private static void inputs(
            float[] d, int dOffset, int stride, float[] w, int wo, int in, int out, float[] dx, int xo) {
        FloatVector a0 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a1 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a2 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a3 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a4 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a5 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a6 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a7 = FloatVector.zero(Lanes.SPECIES);
        for (int o = 0; o < out; o++) {
            FloatVector v = FloatVector.fromArray(Lanes.SPECIES, d, dOffset + o * stride);
            int k = wo + o * in;
            a0 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k]), a0);
            a1 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 1]), a1);
            a2 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 2]), a2);
            a3 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 3]), a3);
            a4 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 4]), a4);
            a5 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 5]), a5);
            a6 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 6]), a6);
            a7 = v.fma(FloatVector.broadcast(Lanes.SPECIES, w[k + 7]), a7);
        }
        a0.intoArray(dx, xo);
        a1.intoArray(dx, xo + GROUP);
        a2.intoArray(dx, xo + 2 * GROUP);
        a3.intoArray(dx, xo + 3 * GROUP);
        a4.intoArray(dx, xo + 4 * GROUP);
        a5.intoArray(dx, xo + 5 * GROUP);
        a6.intoArray(dx, xo + 6 * GROUP);
        a7.intoArray(dx, xo + 7 * GROUP);
    }

    /** Four outputs by five vectors of inputs: an outer product for each image. */
    private static void weights(
            float[] x, int xo, int in, float[] d, int dOffset, int images, float[] gradient, int offset) {
        FloatVector a00 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a01 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a02 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a03 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a04 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a10 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a11 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a12 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a13 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a14 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a20 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a21 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a22 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a23 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a24 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a30 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a31 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a32 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a33 = FloatVector.zero(Lanes.SPECIES);
        FloatVector a34 = FloatVector.zero(Lanes.SPECIES);
        for (int n = 0; n < images; n++) {
            int i = xo + n * in;
            int k = dOffset + n;
            FloatVector x0 = FloatVector.fromArray(Lanes.SPECIES, x, i);
            FloatVector x1 = FloatVector.fromArray(Lanes.SPECIES, x, i + Lanes.WIDTH);
            FloatVector x2 = FloatVector.fromArray(Lanes.SPECIES, x, i + 2 * Lanes.WIDTH);
            FloatVector x3 = FloatVector.fromArray(Lanes.SPECIES, x, i + 3 * Lanes.WIDTH);
            FloatVector x4 = FloatVector.fromArray(Lanes.SPECIES, x, i + 4 * Lanes.WIDTH);
            FloatVector v;
            v = FloatVector.broadcast(Lanes.SPECIES, d[k]);
            a00 = v.fma(x0, a00);
            a01 = v.fma(x1, a01);
            a02 = v.fma(x2, a02);
            a03 = v.fma(x3, a03);
            a04 = v.fma(x4, a04);
            v = FloatVector.broadcast(Lanes.SPECIES, d[k + images]);
            a10 = v.fma(x0, a10);
            a11 = v.fma(x1, a11);
            a12 = v.fma(x2, a12);
            a13 = v.fma(x3, a13);
            a14 = v.fma(x4, a14);
            v = FloatVector.broadcast(Lanes.SPECIES, d[k + 2 * images]);
            a20 = v.fma(x0, a20);
            a21 = v.fma(x1, a21);
            a22 = v.fma(x2, a22);
            a23 = v.fma(x3, a23);
            a24 = v.fma(x4, a24);
            v = FloatVector.broadcast(Lanes.SPECIES, d[k + 3 * images]);
            a30 = v.fma(x0, a30);
            a31 = v.fma(x1, a31);
            a32 = v.fma(x2, a32);
            a33 = v.fma(x3, a33);
            a34 = v.fma(x4, a34);
        }
        a00.intoArray(gradient, offset);
        a01.intoArray(gradient, offset + Lanes.WIDTH);
        a02.intoArray(gradient, offset + 2 * Lanes.WIDTH);
        a03.intoArray(gradient, offset + 3 * Lanes.WIDTH);
        a04.intoArray(gradient, offset + 4 * Lanes.WIDTH);
        a10.intoArray(gradient, offset + in);
        a11.intoArray(gradient, offset + in + Lanes.WIDTH);
        a12.intoArray(gradient, offset + in + 2 * Lanes.WIDTH);
        a13.intoArray(gradient, offset + in + 3 * Lanes.WIDTH);
        a14.intoArray(gradient, offset + in + 4 * Lanes.WIDTH);
        a20.intoArray(gradient, offset + 2 * in);
        a21.intoArray(gradient, offset + 2 * in + Lanes.WIDTH);
        a22.intoArray(gradient, offset + 2 * in + 2 * Lanes.WIDTH);
        a23.intoArray(gradient, offset + 2 * in + 3 * Lanes.WIDTH);
        a24.intoArray(gradient, offset + 2 * in + 4 * Lanes.WIDTH);
        a30.intoArray(gradient, offset + 3 * in);
        a31.intoArray(gradient, offset + 3 * in + Lanes.WIDTH);
        a32.intoArray(gradient, offset + 3 * in + 2 * Lanes.WIDTH);
        a33.intoArray(gradient, offset + 3 * in + 3 * Lanes.WIDTH);
        a34.intoArray(gradient, offset + 3 * in + 4 * Lanes.WIDTH);
    }
}
