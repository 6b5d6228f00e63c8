package dev.lenet.trainer.kernel;

/**
 * The arithmetic of the network, in vector registers or in plain loops.
 *
 * @param convolution both convolutions
 * @param maxPooling max pooling with what surrounds it
 * @param averagePooling the same for average pooling
 * @param dense fully connected layers
 * @param elements the rest
 */
record Kernels(
        ConvolutionKernels convolution,
        PoolingKernels maxPooling,
        PoolingKernels averagePooling,
        DenseKernels dense,
        ElementKernels elements) {
    /**
     * The fastest that run here.
     *
     * @return vector kernels if {@link VectorSupport#available()}
     */
    static Kernels fastest() {
        return VectorSupport.available() ? vector() : plain();
    }

    static Kernels vector() {
        PromptCompilation.requestOnce();
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
