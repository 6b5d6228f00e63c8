package dev.lenet.trainer.kernel;

/** Convolutions with vector instructions. */
final class VectorConvolutions implements ConvolutionKernels {
    @Override
    public Convolution forward(Stage stage) {
        return new VectorConvolution(Taps.forward(stage));
    }

    @Override
    public Convolution backward(Stage stage) {
        return new VectorConvolution(Taps.backward(stage));
    }

    @Override
    public ConvolutionGradient gradient(Stage stage) {
        return new VectorCorrelation(stage);
    }
}
