package dev.lenet.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's outputs and gradients of each variant against a calculation that shares no code with it. */
class ModelCorrectnessTests {

    private static final int IMAGES = 3;
    private static final int[] LABELS = {3, 0, 9};

    private final Random random = new Random(7);
    private final double[][] images = random.doubles(IMAGES * 784L, -1, 1)
            .boxed()
            .collect(() -> new Filler(IMAGES, 784), Filler::add, (a, b) -> {})
            .rows;
    private final boolean[][] kept = new boolean[IMAGES][120];

    ModelCorrectnessTests() {
        for (boolean[] row : kept) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextBoolean();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void everyLayersOutputIsTheTextbooks(Variant variant) {
        MultiLayerNetwork network = network(variant);
        List<double[][]> expected = new ReferenceNetwork(variant, network).forward(images, kept);

        List<INDArray> actual = network.feedForward(features(), true);

        assertThat(actual).hasSize(expected.size() + 1); // DL4J's list starts with the input
        for (int layer = 0; layer < expected.size(); layer++) {
            if (network.getnLayers() > layer + 1
                    && network.getLayer(layer + 1).conf().getLayer() instanceof DropoutLayer) {
                continue; // DL4J drops in place: this output is gone by the time the list is handed out
            }
            INDArray flat = actual.get(layer + 1).dup('c').reshape(IMAGES, -1);
            for (int n = 0; n < IMAGES; n++) {
                assertThat(flat.getRow(n).toDoubleVector())
                        .as("layer %d, image %d", layer, n)
                        .containsExactly(expected.get(layer)[n], within(2e-5));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void gradientIsTheSlopeOfTheTextbooksLoss(Variant variant) {
        MultiLayerNetwork network = network(variant);
        ReferenceNetwork reference = new ReferenceNetwork(variant, network);
        network.setInput(features());
        network.setLabels(labels());
        network.computeGradientAndScore();

        assertThat(network.score()).isCloseTo(reference.loss(images, kept, LABELS), within(1e-5));
        Map<String, INDArray> gradients = network.gradient().gradientForVariable();
        assertThat(gradients.keySet()).isEqualTo(network.paramTable().keySet());
        gradients.forEach((name, gradient) -> {
            if (isRunningStatistic(name)) {
                return; // moved by batch norm itself, not by the loss
            }
            // DL4J sums over the batch here and divides by its size in the updater.
            double[] analytic = gradient.div(IMAGES).dup('c').data().asDouble();
            double[] numeric = new double[analytic.length];
            int[] chosen = chosen(analytic.length);
            for (int i : chosen) {
                numeric[i] = slope(reference, reference.parameter(name), i);
            }
            double scale = IntStream.of(chosen)
                    .mapToDouble(i -> Math.abs(numeric[i]))
                    .max()
                    .orElseThrow();
            for (int i : chosen) {
                assertThat(analytic[i]).as("%s[%d]", name, i).isCloseTo(numeric[i], within(1e-4 * scale + 1e-6));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void startsWithKaimingUniformWeightsAndZeroBiases(Variant variant) {
        network(variant, 11).paramTable().forEach((name, values) -> {
            if (name.endsWith("_b")) {
                assertThat(values.maxNumber().doubleValue()).isZero();
                assertThat(values.minNumber().doubleValue()).isZero();
            } else if (name.endsWith("_W")) {
                long fanIn = values.rank() == 4 ? values.size(1) * 25 : values.size(0);
                double bound = Math.sqrt(6.0 / fanIn);
                assertThat(values.maxNumber().doubleValue()).isBetween(0.9 * bound, bound);
                assertThat(values.minNumber().doubleValue()).isBetween(-bound, -0.9 * bound);
            }
        });
    }

    private double slope(ReferenceNetwork reference, double[] parameter, int index) {
        double step = 1e-6;
        double value = parameter[index];
        parameter[index] = value + step;
        double above = reference.loss(images, kept, LABELS);
        parameter[index] = value - step;
        double below = reference.loss(images, kept, LABELS);
        parameter[index] = value;
        return (above - below) / (2 * step);
    }

    private int[] chosen(int length) {
        return random.ints(20, 0, length).toArray();
    }

    private static boolean isRunningStatistic(String name) {
        return name.endsWith("_mean") || name.endsWith("_var") || name.endsWith("_log10stdev");
    }

    private MultiLayerNetwork network(Variant variant) {
        MultiLayerNetwork network = network(variant, 5);
        // Batch norm's scale and shift start at 1 and 0, biases at 0: move them, or a mistake there would not show.
        network.params().addi(Nd4j.rand(network.params().shape()).subi(0.5).muli(0.02));
        return network;
    }

    private MultiLayerNetwork network(Variant variant, long seed) {
        MultiLayerConfiguration configuration = Configurations.of(variant);
        configuration.getConfs().forEach(layer -> {
            layer.setSeed(seed);
            if (layer.getLayer() instanceof DropoutLayer dropout) {
                dropout.setIDropout(new FixedMask(kept));
            }
        });
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        assertThat(network.getOutputLayer()).isInstanceOf(IOutputLayer.class);
        return network;
    }

    private INDArray features() {
        return Nd4j.create(images).castTo(DataType.FLOAT).reshape(IMAGES, 1, 28, 28);
    }

    private static INDArray labels() {
        INDArray oneHot = Nd4j.zeros(IMAGES, 10);
        for (int n = 0; n < IMAGES; n++) {
            oneHot.putScalar(n, LABELS[n], 1);
        }
        return oneHot;
    }

    /** Cuts a stream of numbers into rows. */
    private static final class Filler {
        final double[][] rows;
        private int next;

        Filler(int rows, int columns) {
            this.rows = new double[rows][columns];
        }

        void add(double value) {
            rows[next / rows[0].length][next++ % rows[0].length] = value;
        }
    }

    /** Inverted dropout at 0.5 with a mask that the test knows. */
    private record FixedMask(boolean[][] kept) implements IDropout {

        @Override
        public INDArray applyDropout(
                INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
            return scale(input, result);
        }

        @Override
        public INDArray backprop(INDArray gradient, INDArray result, int iteration, int epoch) {
            return scale(gradient, result);
        }

        private INDArray scale(INDArray input, INDArray result) {
            for (int n = 0; n < kept.length; n++) {
                for (int i = 0; i < kept[n].length; i++) {
                    result.putScalar(n, i, kept[n][i] ? input.getDouble(n, i) / 0.5 : 0);
                }
            }
            return result;
        }

        @Override
        public void clear() {}

        @Override
        public IDropout clone() {
            return this;
        }
    }
}
