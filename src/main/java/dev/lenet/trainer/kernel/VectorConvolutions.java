package dev.lenet.trainer.kernel;

/**
 * Convolutions with vector instructions, each by the algorithm that is faster for its shape.
 *
 * <p>{@link Winograd}'s needs a quarter to a third of the multiplications, but its transforms cost the more, the fewer
 * channels share them. It was slower with 12 channels and faster with 16 ({@code KernelProfile WIDE COLOUR LARGE}).
 */
final class VectorConvolutions implements ConvolutionKernels {
    private static final int LEAST_CHANNELS = 16;

    /** The gradient adds up lanes for each point: with 4 tiles that took longer than it saved, with 16 it did not. */
    private static final int LEAST_TILES = 16;

    @Override
    public Convolution forward(Stage stage) {
        return winograd(stage) ? VectorWinograd.forward(stage) : new VectorConvolution(Taps.forward(stage));
    }

    @Override
    public Convolution backward(Stage stage) {
        return winograd(stage) ? VectorWinograd.backward(stage) : new VectorConvolution(Taps.backward(stage));
    }

    @Override
    public ConvolutionGradient gradient(Stage stage) {
        return winograd(stage) && WinogradTiles.forward(stage).count() >= LEAST_TILES
                ? new VectorWinogradGradient(stage)
                : new VectorCorrelation(stage);
    }

    private static boolean winograd(Stage stage) {
        int kernel = stage.kernelHeight();
        return kernel == stage.kernelWidth()
                && (kernel == 3 || kernel == 5)
                && Math.min(stage.in().channels(), stage.linear().channels()) >= LEAST_CHANNELS;
    }
}
