package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Winograd's algorithm against the direct one, on maps that its tiles do not divide and channels that no tile divides. */
class WinogradTests {
    /** Of the largest value. */
    private static final double TOLERANCE = 2e-5;

    static Stream<Stage> stages() {
        return Stream.of(
                stage(new Shape(32, 14, 14), 64, 5, 2, 2),
                stage(new Shape(16, 16, 16), 32, 3, 1, 1),
                stage(new Shape(1, 6, 6), 1, 5, 0, 0),
                stage(new Shape(2, 7, 9), 3, 5, 4, 0),
                stage(new Shape(3, 5, 4), 7, 5, 1, 3),
                stage(new Shape(5, 10, 9), 13, 3, 0, 2),
                stage(new Shape(13, 3, 8), 6, 3, 2, 1),
                stage(new Shape(7, 37, 35), 12, 3, 1, 0));
    }

    private static Stage stage(Shape in, int channels, int kernel, int padTop, int padLeft) {
        Shape out = new Shape(channels, in.height() + 2 * padTop - kernel + 1, in.width() + 2 * padLeft - kernel + 1);
        int weights = 3;
        int biases = weights + channels * in.channels() * kernel * kernel;
        return new Stage(
                false,
                in,
                kernel,
                kernel,
                padTop,
                padLeft,
                out,
                out,
                weights,
                biases,
                null,
                0,
                Activation.IDENTITY,
                Pooling.NONE,
                1,
                0);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void convolvesForward(Stage stage) {
        float[] parameters = Nets.random(stage.biases());
        float[] x = Nets.random(stage.in().floats());
        int length = stage.linear().floats();
        assertThat(error(
                        apply(VectorWinograd.forward(stage), parameters, x, length),
                        apply(new VectorConvolution(Taps.forward(stage)), parameters, x, length)))
                .isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void convolvesBackward(Stage stage) {
        float[] parameters = Nets.random(stage.biases());
        float[] dz = Nets.random(stage.linear().floats());
        int length = stage.in().floats();
        assertThat(error(
                        apply(VectorWinograd.backward(stage), parameters, dz, length),
                        apply(new VectorConvolution(Taps.backward(stage)), parameters, dz, length)))
                .isLessThan(TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void computesTheGradientOfTheWeights(Stage stage) {
        assertThat(error(
                        gradient(new VectorWinogradGradient(stage), stage),
                        gradient(new VectorCorrelation(stage), stage)))
                .isLessThan(TOLERANCE);
    }

    @Test
    void isChosenForManyChannelsAndWhereItSavesProducts() {
        VectorConvolutions kernels = new VectorConvolutions();
        Stage large = stage(new Shape(32, 14, 14), 64, 5, 2, 2);
        assertThat(kernels.forward(large)).isInstanceOf(VectorWinograd.class);
        assertThat(kernels.backward(large)).isInstanceOf(VectorWinograd.class);
        assertThat(kernels.gradient(large)).isInstanceOf(VectorWinogradGradient.class);
        Stage fewTiles = stage(new Shape(32, 8, 8), 64, 3, 1, 1);
        assertThat(kernels.forward(fewTiles)).isInstanceOf(VectorWinograd.class);
        assertThat(kernels.gradient(fewTiles)).isInstanceOf(VectorCorrelation.class);
        for (Stage other : List.of(
                stage(new Shape(15, 14, 14), 64, 5, 2, 2),
                stage(new Shape(32, 14, 14), 15, 3, 1, 1),
                stage(new Shape(32, 14, 14), 64, 7, 3, 3),
                stage(new Shape(32, 14, 14), 64, 1, 0, 0),
                stage(new Shape(32, 5, 5), 64, 3, 1, 1),
                stage(new Shape(32, 5, 5), 64, 5, 0, 0))) {
            assertThat(kernels.forward(other)).isInstanceOf(VectorConvolution.class);
            assertThat(kernels.backward(other)).isInstanceOf(VectorConvolution.class);
            assertThat(kernels.gradient(other)).isInstanceOf(VectorCorrelation.class);
        }
    }

    private static float[] apply(Convolution convolution, float[] parameters, float[] x, int length) {
        convolution.pack(parameters);
        // What an earlier call left must not matter.
        float[] workspace = Nets.random(convolution.workspace());
        float[] z = Nets.random(length);
        convolution.apply(x, workspace, z);
        return z;
    }

    /** Of two groups in one piece and one in another. */
    private static float[] gradient(ConvolutionGradient weights, Stage stage) {
        float[] workspace = Nets.random(weights.workspace());
        int[] rows = {weights.sums()};
        Sums[] pieces = {new Sums(new int[1], rows), new Sums(new int[1], rows)};
        for (int group = 0; group < 3; group++) {
            float[] x = Nets.random(stage.in().floats() + group * Group.SIZE);
            float[] dz = Nets.random(stage.linear().floats() + group * Group.SIZE);
            weights.add(x, dz, workspace, pieces[group / 2].weights[0]);
        }
        float[] gradient = new float[stage.biases()];
        for (int channel = 0; channel < stage.linear().channels(); channel++) {
            weights.reduce(channel, pieces, pieces.length, 0, gradient);
        }
        return gradient;
    }

    private static double error(float[] actual, float[] expected) {
        double error = 0;
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            error = Math.max(error, Math.abs(actual[i] - expected[i]));
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        return error / largest;
    }
}
