package dev.lenet.trainer.kernel;

import org.jspecify.annotations.Nullable;

/** A convolution with batch norm or bias, activation and pooling. */
final class ConvolutionBlock extends Block {
    private final Convolution forward;
    /** Null in the first stage, whose input has no gradient. */
    private final @Nullable Convolution backward;

    private final ConvolutionGradient weights;
    private final @Nullable PoolingKernels pooling;
    private final int plane;

    ConvolutionBlock(Stage stage, int index, Kernels kernels, float[] parameters) {
        super(stage, index, kernels, parameters);
        this.forward = kernels.convolution().forward(stage);
        this.backward = index == 0 ? null : kernels.convolution().backward(stage);
        this.weights = kernels.convolution().gradient(stage);
        this.plane = stage.linear().plane();
        this.pooling =
                stage.pooling() == Pooling.NONE ? null : kernels.pooling().of(stage.pooling(), PooledMap.of(stage));
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
            if (pooling == null) {
                kernels.elements().activate(stage.activation(), z, c * plane, plane, n, s.out[index], c * plane);
            } else if (stage.fused()) {
                pooling.forward(z, c, n, s.out[index]);
            } else {
                float[] a = s.activated[index];
                kernels.elements().activate(stage.activation(), z, c * plane, plane, n, a, c * plane);
                pooling.forward(a, c, identity, s.out[index]);
            }
        }
    }

    @Override
    void derive(Scratch s) {
        if (stage.fused()) {
            return;
        }
        float[] dy = derived(s);
        for (int c = 0; c < stage.linear().channels(); c++) {
            if (pooling != null) {
                java.util.Arrays.fill(s.sums, 0);
                pooling.backward(dy, c, identity, s.gradient[index], s.mask, s.sums, 0);
            }
            Normalization n = norm.channels[c];
            kernels.elements().derive(stage.activation(), s.z[index], c * plane, plane, n, dy, c * plane);
        }
    }

    /** Where {@link #derive} leaves the gradient of the activation's argument. */
    private float[] derived(Scratch s) {
        return pooling == null ? s.gradient[index] : s.activated[index];
    }

    @Override
    void gather(int group, Scratch s) {
        int positions = stage.linear().positions();
        for (int c = 0; c < stage.linear().channels(); c++) {
            Normalization n = norm.channels[c];
            if (pooling != null && stage.fused()) {
                pooling.sums(s.z[index], c, n, s.gradient[index], s.sums);
            } else {
                kernels.elements().gradientSums(derived(s), c * plane, s.z[index], c * plane, positions, n, s.sums);
            }
            norm.keepGradientSums(group, c, s);
        }
    }

    @Override
    void normalize(Scratch s, Sums sums) {
        int positions = stage.linear().positions();
        float[] z = s.z[index];
        float[] biases = sums.biases[index];
        for (int c = 0; c < stage.linear().channels(); c++) {
            Normalization n = norm.channels[c];
            if (pooling != null && stage.fused()) {
                pooling.backward(z, c, n, s.gradient[index], s.mask, biases, c * Group.SIZE);
            } else {
                kernels.elements()
                        .normGradient(
                                derived(s), c * plane, z, c * plane, positions, n, s.mask, biases, c * Group.SIZE);
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
