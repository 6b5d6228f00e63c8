package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

/** The way of one group back from its probabilities to the gradients of the convolutions. Holds no state of its own. */
final class BackwardPass {
    private final LeNetStack stack;
    private final Kernels kernels;
    private final float[] parameters;

    BackwardPass(LeNetStack stack, Kernels kernels, float[] parameters) {
        this.stack = stack;
        this.kernels = kernels;
        this.parameters = parameters;
    }

    /**
     * Back through the fully connected layers to the gradient of the second pooling, keeping in the batch what their
     * weight gradients need.
     */
    void dense(Batch batch, int group, Scratch s) {
        int columns = batch.columns();
        int column = group * GROUP;
        Interleave.rows(s.p2, FLAT, batch.x1, column * FLAT);
        Interleave.rows(s.h1, F1, batch.x2, column * F1);
        Interleave.rows(s.h2, F2, batch.x3, column * F2);
        SoftmaxLoss.gradient(s.h3, batch, group);
        DenseKernels dense = kernels.dense();
        ElementKernels elements = kernels.elements();
        dense.inputGradient(batch.d3, column, columns, parameters, stack.dense3(), F2, CLASSES, s.dh2);
        elements.rectifyGradient(s.dh2, s.h2, F2, stack.rectifier(), batch.d2, column, columns);
        dense.inputGradient(batch.d2, column, columns, parameters, stack.dense2(), F1, F2, s.dh1);
        if (stack.dropout()) {
            for (int i = 0; i < s.dh1.length; i++) {
                s.dh1[i] *= s.kept[i];
            }
        }
        elements.rectifyGradient(s.dh1, s.h1, F1, stack.rectifier(), batch.d1, column, columns);
        dense.inputGradient(batch.d1, column, columns, parameters, stack.dense1(), FLAT, F1, s.dp2);
    }

    /** Back through the second pooling and convolution to the gradient of the first pooling. */
    void convolution2(Normalization[] norms2, Scratch s, ConvolutionSums sums) {
        for (int c = 0; c < C2; c++) {
            int from = c * POOLED2 * POOLED2 * GROUP;
            pooling()
                    .backward(
                            s.z2,
                            c * PLANE2,
                            WIDTH2,
                            norms2[c],
                            stack.rectifier(),
                            s.dp2,
                            from,
                            s.mask,
                            sums.bias2,
                            c * GROUP);
        }
        kernels.convolution().weightGradient2(s.p1, s.z2, sums.weights2);
        kernels.convolution().inputGradient2(s.z2, parameters, stack.weights2(), s.dp1);
    }

    /** Back through the first pooling and convolution. */
    void convolution1(Normalization[] norms1, Scratch s, ConvolutionSums sums) {
        for (int c = 0; c < C1; c++) {
            pooling()
                    .backward(
                            s.z1,
                            c * PLANE1,
                            WIDTH1,
                            norms1[c],
                            stack.rectifier(),
                            s.dp1,
                            c * POOLED_PLANE1,
                            s.mask,
                            sums.bias1,
                            c * GROUP);
        }
        kernels.convolution().weightGradient1(s.in, s.z1, sums.weights1);
    }

    private PoolingKernels pooling() {
        return stack.maxPooling() ? kernels.maxPooling() : kernels.averagePooling();
    }
}
