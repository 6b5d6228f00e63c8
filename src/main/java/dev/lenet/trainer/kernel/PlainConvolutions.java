package dev.lenet.trainer.kernel;

/** Convolutions in plain loops. */
final class PlainConvolutions implements ConvolutionKernels {
    @Override
    public Convolution forward(Stage stage) {
        return new PlainConvolution(Taps.forward(stage));
    }

    @Override
    public Convolution backward(Stage stage) {
        return new PlainConvolution(Taps.backward(stage));
    }

    @Override
    public ConvolutionGradient gradient(Stage stage) {
        return new PlainCorrelation(stage);
    }
}
