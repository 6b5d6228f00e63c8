package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Activations and batch norm against calculations that share nothing with the kernels. */
class ActivationTests {
    private static final int LENGTH = 4096;

    static Stream<Arguments> activations() {
        return Stream.of(
                        function("ReLU", Activation.rectifier(0), y -> Math.max(y, 0)),
                        function("leaky ReLU", Activation.rectifier(0.1), y -> y < 0 ? 0.1 * y : y),
                        function("identity", Activation.IDENTITY, y -> y),
                        function("tanh", Activation.of(Activation.Kind.TANH), Math::tanh),
                        function("sigmoid", Activation.of(Activation.Kind.SIGMOID), y -> 1 / (1 + Math.exp(-y))),
                        function("ELU", Activation.of(Activation.Kind.ELU), y -> y < 0 ? Math.expm1(y) : y),
                        function("swish", Activation.of(Activation.Kind.SWISH), y -> y / (1 + Math.exp(-y))),
                        function("GELU", Activation.of(Activation.Kind.GELU), y -> y / (1 + Math.exp(-1.702 * y))))
                .flatMap(f -> Stream.of(
                        Arguments.of(f, Named.of("vector", Kernels.vector().elements())),
                        Arguments.of(f, Named.of("plain", Kernels.plain().elements()))));
    }

    private record Function(Activation kernel, DoubleUnaryOperator formula) {}

    private static Named<Function> function(String name, Activation kernel, DoubleUnaryOperator formula) {
        return Named.of(name, new Function(kernel, formula));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void followsItsFormula(Function f, ElementKernels kernels) {
        float[] z = arguments();
        float[] out = new float[LENGTH];
        float[] gradient = new float[LENGTH];
        Arrays.fill(gradient, 2);
        // Exact in floats, so that rounding of the argument is not part of the comparison.
        Normalization half = new Normalization();
        half.scale = 0.5f;
        kernels.activate(f.kernel, z, 0, LENGTH, half, out, 0);
        kernels.derive(f.kernel, z, 0, LENGTH, half, gradient, 0);
        for (int i = 0; i < LENGTH; i++) {
            double y = 0.5 * z[i];
            double expected = f.formula.applyAsDouble(y);
            assertThat((double) out[i]).as("at %s", y).isCloseTo(expected, within(4e-6 * Math.abs(expected) + 1e-12));
            double step = 1e-5;
            if (Math.abs(y) < step) {
                continue; // A difference quotient across a kink says nothing.
            }
            double slope = (f.formula.applyAsDouble(y + step) - f.formula.applyAsDouble(y - step)) / (2 * step);
            assertThat((double) gradient[i]).as("derivative at %s", y).isCloseTo(2 * slope, within(6e-6));
        }
    }

    /** From far below zero to far above, near zero more closely. */
    private static float[] arguments() {
        float[] z = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            double t = (i - LENGTH / 2 + 0.37) / (LENGTH / 2);
            z[i] = (float) (40 * t * t * t);
        }
        return z;
    }

    /** DL4J stores the common logarithm of the running standard deviation: 0.9 of the variance before, 0.1 of the batch's. */
    @Test
    void runningVarianceIsThatOfTheBatch() {
        FusedNetwork network = new FusedNetwork(Stacks.VAR2.explicit(), 2);
        network.init();
        DataSet batch = Stacks.batch(20, 4);
        MultiLayerNetwork stock = new MultiLayerNetwork(Stacks.VAR2.explicit());
        stock.init();
        stock.params().assign(network.params());
        INDArray z = stock.feedForwardToLayer(0, batch.getFeatures()).get(1);
        network.fit(batch);
        for (int c = 0; c < 6; c++) {
            double[] values =
                    z.tensorAlongDimension(c, 0, 2, 3).dup('c').ravel().toDoubleVector();
            double mean = Arrays.stream(values).average().orElseThrow();
            double variance = Arrays.stream(values)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            assertThat(network.getParam("1_mean").getDouble(c)).isCloseTo(0.1 * mean, within(1e-6));
            double stored = network.getParam("1_log10stdev").getDouble(c);
            assertThat(Math.pow(10, 2 * stored)).isCloseTo(0.9 + 0.1 * variance, within(1e-5));
        }
        network.close();
    }
}
