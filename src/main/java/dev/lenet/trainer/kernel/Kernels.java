package dev.lenet.trainer.kernel;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The arithmetic of the network, in vector registers or in plain loops.
 *
 * @param convolution convolutions
 * @param maxPooling max pooling with what surrounds it
 * @param averagePooling the same for average pooling
 * @param dense dense layers
 * @param elements the rest
 */
record Kernels(
        ConvolutionKernels convolution,
        PoolingKernels maxPooling,
        PoolingKernels averagePooling,
        DenseKernels dense,
        ElementKernels elements) {
    /** Whether this JVM was prepared for vector kernels, which it is once, before the first of them is compiled. */
    private static final AtomicBoolean PREPARED = new AtomicBoolean();

    /**
     * The fastest that run here.
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
                new VectorConvolution(),
                new VectorMaxPooling(),
                new VectorAveragePooling(),
                new VectorDense(),
                new VectorElements());
    }

    static Kernels plain() {
        return new Kernels(
                new PlainConvolution(),
                new PlainPooling(true),
                new PlainPooling(false),
                new PlainDense(),
                new PlainElements());
    }
}
