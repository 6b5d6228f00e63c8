package dev.lenet.trainer.kernel;

/**
 * Convolutions with vector instructions, each by the algorithm that is faster for its shape.
 *
 * <p>{@link Winograd}'s needs 25 to 36 % of the multiplications where tiles divide a map and more on small ones, and its
 * transforms cost the more, the fewer channels share them. With 12 channels it was slower, with 16 and half of the
 * products faster ({@code KernelProfile WIDE COLOUR LARGE}).
 */
final class VectorConvolutions implements ConvolutionKernels {
    private static final int LEAST_CHANNELS = 16;

    /** How many times as many products the direct algorithm must need. */
    private static final int LEAST_SAVING = 2;

    /** The gradient adds up lanes for each point: with 4 tiles that took longer than it saved, with 16 it did not. */
    private static final int LEAST_TILES = 16;

    @Override
    public Convolution forward(Stage stage) {
        return applies(stage) && saves(WinogradTiles.forward(stage))
                ? VectorWinograd.forward(stage)
                : new VectorConvolution(Taps.forward(stage));
    }

    @Override
    public Convolution backward(Stage stage) {
        return applies(stage) && saves(WinogradTiles.backward(stage))
                ? VectorWinograd.backward(stage)
                : new VectorConvolution(Taps.backward(stage));
    }

    @Override
    public ConvolutionGradient gradient(Stage stage) {
        return applies(stage)
                        && saves(WinogradTiles.forward(stage))
                        && WinogradTiles.forward(stage).count() >= LEAST_TILES
                ? new VectorWinogradGradient(stage)
                : new VectorCorrelation(stage);
    }

    private static boolean applies(Stage stage) {
        int kernel = stage.kernelHeight();
        return kernel == stage.kernelWidth()
                && (kernel == 3 || kernel == 5)
                && Math.min(stage.in().channels(), stage.linear().channels()) >= LEAST_CHANNELS;
    }

    private static boolean saves(WinogradTiles tiles) {
        return tiles.directProducts() >= LEAST_SAVING * tiles.products();
    }
}
