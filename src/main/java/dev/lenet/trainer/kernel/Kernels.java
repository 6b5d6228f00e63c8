package dev.lenet.trainer.kernel;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The arithmetic of the network, with vector instructions or in plain loops.
 *
 * @param convolution convolutions
 * @param maxPooling max pooling fused with normalisation and activation
 * @param averagePooling the same for average pooling
 * @param dense dense layers
 * @param elements everything else
 */
record Kernels(
        ConvolutionKernels convolution,
        PoolingKernels maxPooling,
        PoolingKernels averagePooling,
        DenseKernels dense,
        ElementKernels elements) {
    /** Whether this JVM has been prepared for vector kernels, which is done once, before the first of them is compiled. */
    private static final AtomicBoolean PREPARED = new AtomicBoolean();

    /**
     * Returns the fastest kernels that run on this machine.
     *
     * @return vector kernels if {@link VectorSupport#available()}
     */
    static Kernels fastest() {
        return VectorSupport.available() ? vector() : plain();
    }

    static Kernels vector() {
        if (!PREPARED.getAndSet(true)) {
            VectorTypes.record();
            PromptCompilation.request();
        }
        return new Kernels(
                new VectorConvolutions(),
                new VectorMaxPooling(),
                new VectorAveragePooling(),
                new VectorDense(),
                new VectorElements());
    }

    static Kernels plain() {
        return new Kernels(
                new PlainConvolutions(),
                new PlainPooling(true),
                new PlainPooling(false),
                new PlainDense(),
                new PlainElements());
    }
}
