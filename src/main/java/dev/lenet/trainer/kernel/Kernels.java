package dev.lenet.trainer.kernel;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The arithmetic of the network, with vector instructions or in plain loops.
 *
 * @param convolution convolutions
 * @param pooling pooling, which may include normalisation and activation
 * @param dense dense layers
 * @param elements everything else
 */
record Kernels(
        ConvolutionKernels convolution, PoolingKernels.Factory pooling, DenseKernels dense, ElementKernels elements) {
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
                (kind, map) -> kind == Pooling.MAX ? new VectorMaxPooling(map) : new VectorAveragePooling(map),
                new VectorDense(),
                new VectorElements());
    }

    static Kernels plain() {
        return new Kernels(
                new PlainConvolutions(),
                (kind, map) -> new PlainPooling(kind == Pooling.MAX, map),
                new PlainDense(),
                new PlainElements());
    }
}
