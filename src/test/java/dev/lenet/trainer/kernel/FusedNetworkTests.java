package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.lang3.SerializationUtils;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class FusedNetworkTests {
    /** Of the Euclidean norm of each array. */
    private static final double TOLERANCE = 1e-4;

    private static final int[] BATCHES = {1, 5, 16, 33, 64};

    private static List<FusedNetwork> vectorAndPlain(Stacks stack, MultiLayerNetwork like) {
        return List.of(Nets.fused(stack, 2, Kernels.vector(), like), Nets.fused(stack, 2, Kernels.plain(), like));
    }

    @Nested
    class OneStep {
        @ParameterizedTest
        @EnumSource
        void agreesWithStockLayers(Stacks stack) {
            MultiLayerNetwork stock = Nets.stock(stack);
            Nets.perturb(stock);
            List<FusedNetwork> networks = vectorAndPlain(stack, stock);
            for (int images : BATCHES) {
                DataSet batch = Stacks.batch(images, images);
                Nets.differentiate(stock, batch);
                for (FusedNetwork fused : networks) {
                    Nets.differentiate(fused, batch);
                    assertThat(fused.score()).as("loss of %d", images).isCloseTo(stock.score(), within(1e-5));
                    stock.gradient().gradientForVariable().forEach((parameter, expected) -> {
                        INDArray actual = fused.gradient().getGradientFor(parameter);
                        if (stack.batchNorm() && (parameter.equals("0_b") || parameter.equals("4_b"))) {
                            // Batch norm takes the bias away: the gradient is zero but for stock's rounding.
                            assertThat(actual.norm2Number().doubleValue()).isZero();
                            assertThat(expected.norm2Number().doubleValue()).isLessThan(1e-3);
                        } else {
                            assertThat(Nets.relativeError(actual, expected))
                                    .as("gradient of %s, %d images", parameter, images)
                                    .isLessThan(TOLERANCE);
                        }
                    });
                }
            }
            networks.forEach(FusedNetwork::close);
        }

        @ParameterizedTest
        @EnumSource
        void infersLikeStockLayers(Stacks stack) {
            MultiLayerNetwork stock = Nets.stock(stack);
            Nets.perturb(stock);
            List<FusedNetwork> networks = vectorAndPlain(stack, stock);
            for (int images : BATCHES) {
                DataSet batch = Stacks.batch(images, images);
                INDArray expected = stock.output(batch.getFeatures());
                double loss = stock.score(batch);
                for (FusedNetwork fused : networks) {
                    INDArray actual = fused.output(batch.getFeatures());
                    assertThat(actual.shape()).isEqualTo(expected.shape());
                    assertThat(Nets.relativeError(actual, expected)).isLessThan(TOLERANCE);
                    assertThat(fused.score(batch)).isCloseTo(loss, within(1e-5));
                }
            }
            networks.forEach(FusedNetwork::close);
        }
    }

    @Nested
    class InnerLayers {
        /** Dense layers without an activation of their own come from the kernels, all other layers from DL4J. */
        @ParameterizedTest
        @EnumSource
        void haveStocksOutputs(Stacks stack) {
            MultiLayerNetwork stock = Nets.stock(stack);
            Nets.perturb(stock);
            List<FusedNetwork> networks = vectorAndPlain(stack, stock);
            assertThat(IntStream.range(0, stock.getnLayers())
                            .map(layer -> StackReader.stageOfProduct(stock.getLayerWiseConfigurations(), layer))
                            .filter(stage -> stage >= 0))
                    .as("stages of the hidden dense layers, after those of two convolutions")
                    .containsExactly(2, 3);
            DataSet batch = Stacks.batch(37, 5);
            stock.setInput(batch.getFeatures());
            networks.forEach(fused -> fused.setInput(batch.getFeatures()));
            for (int layer = 1; layer < stock.getnLayers(); layer++) {
                INDArray expected = stock.activateSelectedLayers(0, layer, batch.getFeatures());
                for (FusedNetwork fused : networks) {
                    INDArray actual = fused.activateSelectedLayers(0, layer, batch.getFeatures());
                    assertThat(actual.shape()).isEqualTo(expected.shape());
                    assertThat(Nets.relativeError(actual, expected))
                            .as("layer %d", layer)
                            .isLessThan(TOLERANCE);
                }
            }
            networks.forEach(FusedNetwork::close);
        }
    }

    @Nested
    class FiftySteps {
        @ParameterizedTest
        @EnumSource
        void followStocksLossCurve(Stacks stack) {
            MultiLayerNetwork stock = Nets.stock(stack);
            try (FusedNetworkHolder holder = new FusedNetworkHolder(Nets.fused(stack, 2, Kernels.fastest(), stock))) {
                for (int step = 0; step < 50; step++) {
                    DataSet batch = Stacks.batch(16, step);
                    stock.fit(batch.getFeatures(), batch.getLabels());
                    holder.network().fit(batch.getFeatures(), batch.getLabels());
                    // Curves part where a rectifier opens for one image in one network and stays shut in the other:
                    // Adam
                    // makes its first gradient, however small, a whole step.
                    double relative = step < 20 ? 1e-5 : 0.03;
                    assertThat(holder.network().score())
                            .as("loss of step %d", step)
                            .isCloseTo(stock.score(), within(relative * stock.score()));
                }
            }
        }
    }

    @Nested
    class Bits {
        private INDArray trained(Stacks stack, int threads) {
            try (FusedNetworkHolder holder = new FusedNetworkHolder(Nets.fused(stack, threads))) {
                for (int step = 0; step < 10; step++) {
                    holder.network().fit(Stacks.batch(step % 2 == 0 ? 64 : 37, step));
                }
                return holder.network().params().dup();
            }
        }

        @ParameterizedTest
        @EnumSource
        void doNotDependOnThreads(Stacks stack) {
            INDArray one = trained(stack, 1);
            assertThat(trained(stack, 2)).isEqualTo(one);
            assertThat(trained(stack, 3)).isEqualTo(one);
            assertThat(trained(stack, 2).toFloatVector()).isEqualTo(one.toFloatVector());
        }

        /** With batch norm and without, and with convolutions of both kinds. */
        @ParameterizedTest
        @EnumSource(names = {"COLOUR", "LARGE"})
        void doNotDependOnThreadsWithManyChannels(Zoo network) {
            float[] one = trained(network, 1);
            assertThat(trained(network, 2)).isEqualTo(one);
            assertThat(trained(network, 3)).isEqualTo(one);
        }

        private static float[] trained(Zoo zoo, int threads) {
            FusedNetwork network = new FusedNetwork(zoo.spec().configuration(), threads);
            network.init();
            for (int step = 0; step < 3; step++) {
                network.fit(zoo.spec().batch(64, step, false));
            }
            float[] parameters = network.params().toFloatVector();
            network.close();
            return parameters;
        }

        @Test
        void doNotDependOnABusyNeighbour() throws InterruptedException {
            INDArray alone = trained(Stacks.VAR2, 2);
            Thread neighbour = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    trained(Stacks.VAR1, 2);
                }
            });
            neighbour.start();
            INDArray accompanied = trained(Stacks.VAR2, 2);
            neighbour.interrupt();
            neighbour.join();
            assertThat(accompanied.toFloatVector()).isEqualTo(alone.toFloatVector());
        }
    }

    @Nested
    class LikeAnyNetwork {
        @Test
        void countsHitsAsTrained() {
            try (FusedNetworkHolder holder = new FusedNetworkHolder(Nets.fused(Stacks.BASELINE, 2))) {
                DataSet batch = Stacks.batch(40, 3);
                int[] guesses = holder.network().predict(batch.getFeatures());
                int[] labels = batch.getLabels().argMax(1).toIntVector();
                int hits = 0;
                for (int i = 0; i < guesses.length; i++) {
                    hits += guesses[i] == labels[i] ? 1 : 0;
                }
                holder.network().fit(batch);
                assertThat(holder.network().correctInLastBatch()).isEqualTo(hits);
            }
        }

        @Test
        void givesTheSameStepToListenersAndToTheSolver() {
            DataSet batch = Stacks.batch(20, 5);
            try (FusedNetworkHolder plain = new FusedNetworkHolder(Nets.fused(Stacks.VAR3, 1));
                    FusedNetworkHolder watched = new FusedNetworkHolder(Nets.fused(Stacks.VAR3, 1))) {
                List<Double> scores = new ArrayList<>();
                watched.network().setListeners(new BaseTrainingListener() {
                    @Override
                    public void iterationDone(Model model, int iteration, int epoch) {
                        scores.add(model.score());
                    }
                });
                for (int i = 0; i < 3; i++) {
                    plain.network().fit(batch);
                    watched.network().fit(batch);
                }
                assertThat(scores).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b, a));
                assertThat(watched.network().params()).isEqualTo(plain.network().params());
                assertThat(watched.network().getIterationCount()).isEqualTo(3);
            }
        }

        @Test
        void countsEpochsOfAnIterator() {
            try (FusedNetworkHolder holder = new FusedNetworkHolder(Nets.fused(Stacks.BASELINE, 1))) {
                var batches = List.of(Stacks.batch(8, 1), Stacks.batch(8, 2));
                holder.network().fit(new ListDataSetIterator<>(batches, 1));
                assertThat(holder.network().getEpochCount()).isEqualTo(1);
                assertThat(holder.network().getIterationCount()).isEqualTo(2);
            }
        }

        @Test
        void clonesWithUpdaterState() {
            try (FusedNetworkHolder holder = new FusedNetworkHolder(Nets.fused(Stacks.VAR2, 1))) {
                holder.network().fit(Stacks.batch(8, 1));
                try (FusedNetworkHolder copy =
                        new FusedNetworkHolder(holder.network().clone())) {
                    holder.network().fit(Stacks.batch(8, 2));
                    copy.network().fit(Stacks.batch(8, 2));
                    assertThat(copy.network().params())
                            .isEqualTo(holder.network().params());
                }
            }
        }

        @Test
        void serializesAsAPlainNetwork() throws Exception {
            try (FusedNetworkHolder holder = new FusedNetworkHolder(Nets.fused(Stacks.BASELINE, 1))) {
                holder.network().fit(Stacks.batch(8, 1));
                byte[] stream = SerializationUtils.serialize(holder.network());
                Object copy;
                try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stream))) {
                    // Whoever started a trainer in this JVM has forbidden deserialization for all streams without their
                    // own.
                    in.setObjectInputFilter(info -> ObjectInputFilter.Status.ALLOWED);
                    copy = in.readObject();
                }
                assertThat(copy.getClass()).isEqualTo(MultiLayerNetwork.class);
                assertThat(((MultiLayerNetwork) copy).params())
                        .isEqualTo(holder.network().params());
            }
        }

        @Test
        void obeysANewLearningRate() {
            try (FusedNetworkHolder holder = new FusedNetworkHolder(Nets.fused(Stacks.BASELINE, 1))) {
                holder.network().fit(Stacks.batch(8, 1));
                INDArray before = holder.network().params().dup();
                holder.network().setLearningRate(0.0);
                holder.network().fit(Stacks.batch(8, 2));
                assertThat(holder.network().params()).isEqualTo(before);
            }
        }

        @Test
        void takesFeaturesInAnyMemoryOrder() {
            try (FusedNetworkHolder holder = new FusedNetworkHolder(Nets.fused(Stacks.BASELINE, 1))) {
                INDArray features = Stacks.batch(9, 1).getFeatures();
                INDArray expected = holder.network().output(features);
                assertThat(holder.network().output(features.dup('f'))).isEqualTo(expected);
                assertThat(holder.network()
                                .output(Nd4j.vstack(features, features)
                                        .get(org.nd4j.linalg.indexing.NDArrayIndex.interval(9, 18))))
                        .isEqualTo(expected);
            }
        }

        @Test
        void rejectsOtherShapes() {
            try (FusedNetworkHolder holder = new FusedNetworkHolder(Nets.fused(Stacks.BASELINE, 1))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> holder.network().output(Nd4j.zeros(2, 1, 27, 28)))
                        .withMessageContaining("expected [n, 1, 28, 28]");
            }
        }
    }

    /** Closes a network; {@code MultiLayerNetwork.close} declares no resource. */
    private record FusedNetworkHolder(FusedNetwork network) implements AutoCloseable {
        @Override
        public void close() {
            network.close();
        }
    }
}
