package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import org.jspecify.annotations.Nullable;

/** The way of one group from pixels to class probabilities. Holds no state of its own: many threads may use one. */
final class ForwardPass {
    private final LeNetStack stack;
    private final Kernels kernels;
    private final float[] parameters;

    ForwardPass(LeNetStack stack, Kernels kernels, float[] parameters) {
        this.stack = stack;
        this.kernels = kernels;
        this.parameters = parameters;
    }

    /** Fetches the group's images. */
    void load(Batch batch, int group, Scratch s) {
        s.images(batch.imagesIn(group));
        batch.features.get(group * GROUP * PIXELS, s.pixels, 0, s.images * PIXELS);
        Interleave.frame(s.pixels, s.images, s.in);
    }

    void convolve1(Scratch s) {
        kernels.convolution().convolve1(s.in, parameters, stack.weights1(), s.z1);
    }

    void convolve2(Normalization[] norms1, Scratch s) {
        for (int c = 0; c < C1; c++) {
            pooling().forward(s.z1, c * PLANE1, WIDTH1, norms1[c], stack.rectifier(), s.p1, c * POOLED_PLANE1);
        }
        kernels.convolution().convolve2(s.p1, parameters, stack.weights2(), s.z2);
    }

    /**
     * The fully connected layers, leaving logits in {@code h3}.
     *
     * @param norms2 of the second convolution's channels
     * @param dropout null to keep everything
     * @param group index of the group in its batch
     * @param s the group
     */
    void dense(Normalization[] norms2, @Nullable DropoutMask dropout, int group, Scratch s) {
        for (int c = 0; c < C2; c++) {
            int to = c * POOLED2 * POOLED2 * GROUP;
            pooling().forward(s.z2, c * PLANE2, WIDTH2, norms2[c], stack.rectifier(), s.p2, to);
        }
        kernels.dense().forward(s.p2, parameters, stack.dense1(), FLAT, F1, s.h1);
        kernels.elements().rectify(s.h1, s.h1.length, stack.rectifier());
        if (dropout != null) {
            for (int i = 0; i < s.h1.length; i++) {
                s.kept[i] = dropout.factor(i / GROUP, group * GROUP + i % GROUP);
                s.h1[i] *= s.kept[i];
            }
        }
        kernels.dense().forward(s.h1, parameters, stack.dense2(), F1, F2, s.h2);
        kernels.elements().rectify(s.h2, s.h2.length, stack.rectifier());
        kernels.dense().forward(s.h2, parameters, stack.dense3(), F2, CLASSES, s.h3);
    }

    private PoolingKernels pooling() {
        return stack.maxPooling() ? kernels.maxPooling() : kernels.averagePooling();
    }
}
