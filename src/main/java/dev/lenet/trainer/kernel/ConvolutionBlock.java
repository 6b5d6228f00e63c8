package dev.lenet.trainer.kernel;

import org.jspecify.annotations.Nullable;

/** A convolution with batch norm or bias, activation and pooling. */
final class ConvolutionBlock extends Block {
    private final Convolution forward;
    /** Null in the first stage, whose input has no gradient. */
    private final @Nullable Convolution backward;

    private final ConvolutionGradient weights;
    private final Normalization identity = new Normalization();
    private final int plane;
    private final int pooledPlane;

    ConvolutionBlock(Stage stage, int index, Kernels kernels, float[] parameters) {
        super(stage, index, kernels, parameters);
        this.forward = kernels.convolution().forward(stage);
        this.backward = index == 0 ? null : kernels.convolution().backward(stage);
        this.weights = kernels.convolution().gradient(stage);
        this.plane = stage.linear().plane();
        this.pooledPlane = stage.out().plane();
    }

    @Override
    void prepare(boolean withGradient) {
        forward.pack(parameters);
        if (withGradient && backward != null) {
            backward.pack(parameters);
        }
    }

    @Override
    void multiply(Scratch s) {
        forward.apply(s.input(index), s.workspace, s.z[index]);
    }

    @Override
    void activate(int group, int iteration, Scratch s) {
        float[] z = s.z[index];
        for (int c = 0; c < stage.linear().channels(); c++) {
            Normalization n = norm.channels[c];
            if (stage.fused()) {
                pool(z, c, n, stage.activation(), s);
            } else if (stage.pooling() == Pooling.NONE) {
                kernels.elements().activate(stage.activation(), z, c * plane, plane, n, s.out[index], c * plane);
            } else {
                float[] a = s.activated[index];
                kernels.elements().activate(stage.activation(), z, c * plane, plane, n, a, c * plane);
                pool(a, c, identity, Activation.IDENTITY, s);
            }
        }
    }

    private void pool(float[] map, int channel, Normalization n, Activation activation, Scratch s) {
        int height = stage.linear().height();
        int width = stage.linear().width();
        pooling().forward(map, channel * plane, height, width, n, activation, s.out[index], channel * pooledPlane);
    }

    private PoolingKernels pooling() {
        return stage.pooling() == Pooling.MAX ? kernels.maxPooling() : kernels.averagePooling();
    }

    @Override
    void derive(Scratch s) {
        if (stage.fused()) {
            return;
        }
        int height = stage.linear().height();
        int width = stage.linear().width();
        float[] dy = derived(s);
        for (int c = 0; c < stage.linear().channels(); c++) {
            if (stage.pooling() != Pooling.NONE) {
                float[] dp = s.gradient[index];
                java.util.Arrays.fill(s.sums, 0);
                pooling()
                        .backward(
                                dy,
                                c * plane,
                                height,
                                width,
                                identity,
                                Activation.IDENTITY,
                                dp,
                                c * pooledPlane,
                                s.mask,
                                s.sums,
                                0);
            }
            Normalization n = norm.channels[c];
            kernels.elements().derive(stage.activation(), s.z[index], c * plane, plane, n, dy, c * plane);
        }
    }

    /** Where {@link #derive} leaves the gradient of the activation's argument. */
    private float[] derived(Scratch s) {
        return stage.pooling() == Pooling.NONE ? s.gradient[index] : s.activated[index];
    }

    @Override
    void gather(int group, Scratch s) {
        int height = stage.linear().height();
        int width = stage.linear().width();
        for (int c = 0; c < stage.linear().channels(); c++) {
            Normalization n = norm.channels[c];
            int to = c * pooledPlane;
            if (stage.fused()) {
                pooling()
                        .sums(
                                s.z[index],
                                c * plane,
                                height,
                                width,
                                n,
                                stage.activation(),
                                s.gradient[index],
                                to,
                                s.sums);
            } else {
                kernels.elements()
                        .gradientSums(derived(s), c * plane, s.z[index], c * plane, height * width, n, s.sums);
            }
            norm.keepGradientSums(group, c, s);
        }
    }

    @Override
    void normalize(Scratch s, Sums sums) {
        int height = stage.linear().height();
        int width = stage.linear().width();
        float[] z = s.z[index];
        float[] biases = sums.biases[index];
        for (int c = 0; c < stage.linear().channels(); c++) {
            Normalization n = norm.channels[c];
            int at = c * plane;
            if (stage.fused()) {
                float[] dp = s.gradient[index];
                pooling()
                        .backward(
                                z,
                                at,
                                height,
                                width,
                                n,
                                stage.activation(),
                                dp,
                                c * pooledPlane,
                                s.mask,
                                biases,
                                c * Group.SIZE);
            } else {
                kernels.elements()
                        .normGradient(derived(s), at, z, at, height * width, n, s.mask, biases, c * Group.SIZE);
            }
        }
    }

    @Override
    void propagate(Batch batch, int group, Scratch s, Sums sums) {
        weights.add(s.input(index), s.z[index], s.workspace, sums.weights[index]);
        if (backward != null) {
            backward.apply(s.z[index], s.workspace, s.gradient[index - 1]);
        }
    }

    @Override
    void reduce(int row, int rows, Batch batch, Sums[] sums, int pieces, float[] gradient) {
        for (int channel = row; channel < row + rows; channel++) {
            weights.reduce(channel, sums, pieces, index, gradient);
            gradient[stage.biases() + channel] = biasGradient(Sums.bias(sums, pieces, index, channel));
        }
    }

    @Override
    int workspace() {
        int most = Math.max(weights.workspace(), forward.workspace());
        return backward == null ? most : Math.max(most, backward.workspace());
    }

    @Override
    int sums() {
        return weights.sums();
    }
}
