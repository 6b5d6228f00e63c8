package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Outputs, losses and all gradients of networks of the family against those of stock DL4J in double precision, with
 * vectors and in plain loops. {@code -Dtrainer.test.networks=300} draws that many networks, of up to 64x64 pixels; among so
 * many, a few gradients may be further off if {@link Rounding} alone moves them as far.
 */
class NetworkAgreementTests {
    private static final int[] BATCHES = {1, 5, 16, 33, 64};

    /** Of the norm of each array. */
    private static final double TOLERANCE = 3e-4;

    private static final int MANY = Integer.getInteger("trainer.test.networks", 0);

    /** Names of networks with a gradient that rounding moves further. */
    private static final Set<String> MOVED = new TreeSet<>();

    @AfterAll
    static void fewAreMoved() {
        assertThat(MOVED).as("networks moved by rounding").hasSizeLessThanOrEqualTo(MANY / 20);
    }

    @ParameterizedTest
    @EnumSource
    void ofTheZoo(Zoo network) {
        // Stock DL4J takes its time for the large ones.
        boolean quick = MANY == 0 && (network == Zoo.LARGE || network == Zoo.COLOUR || network == Zoo.WIDE);
        agree(network.name(), network.spec(), 3, quick ? new int[] {1, 5, 33} : BATCHES);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void drawnAtRandom(long seed) {
        agree("seed " + seed, RandomNetwork.draw(seed, 16, 17), seed, BATCHES);
    }

    static LongStream manySeeds() {
        return LongStream.rangeClosed(1001, 1000 + MANY);
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    @EnabledIfSystemProperty(named = "trainer.test.networks", matches = "\\d+")
    void drawnAtRandomInGreatNumber(long seed) {
        agree("seed " + seed, RandomNetwork.draw(seed, seed % 10 == 0 ? 64 : 28, 24), seed, BATCHES);
    }

    private static void agree(String name, NetworkSpec spec, long seed, int[] batches) {
        MultiLayerNetwork reference = new MultiLayerNetwork(spec.reference());
        reference.init();
        Nets.perturb(reference);
        List<FusedNetwork> networks =
                List.of(fused(spec, Kernels.vector(), reference), fused(spec, Kernels.plain(), reference));
        try {
            for (int images : batches) {
                DataSet batch = spec.batch(images, seed + images, seed % 2 == 0);
                DataSet precise = new DataSet(
                        batch.getFeatures().castTo(DataType.DOUBLE),
                        batch.getLabels().castTo(DataType.DOUBLE));
                INDArray output = reference.output(precise.getFeatures());
                Nets.differentiate(reference, precise);
                double norm = reference.gradient().gradient().norm2Number().doubleValue();
                for (int i = 0; i < networks.size(); i++) {
                    String where =
                            name + " (" + spec.words() + "), " + images + " images, " + (i == 0 ? "vector" : "plain");
                    FusedNetwork fused = networks.get(i);
                    assertThat(Nets.relativeError(
                                    fused.output(batch.getFeatures()).castTo(DataType.DOUBLE), output))
                            .as("output of %s", where)
                            .isLessThan(TOLERANCE);
                    Nets.differentiate(fused, batch);
                    assertThat(fused.score())
                            .as("loss of %s", where)
                            .isCloseTo(reference.score(), within(1e-4 * Math.max(1, reference.score())));
                    reference.gradient().gradientForVariable().forEach((parameter, expected) -> {
                        double error = Nets.distance(fused.gradient().getGradientFor(parameter), expected);
                        // What cancels to nothing is compared with the gradient as a whole.
                        double size = Math.max(expected.norm2Number().doubleValue(), 1e-3 * norm);
                        if (error >= TOLERANCE * size
                                && MANY > 0
                                && new Rounding(spec, reference, batch).moves(parameter, expected, error)) {
                            MOVED.add(name);
                        } else {
                            assertThat(error / size)
                                    .as("gradient of %s in %s", parameter, where)
                                    .isLessThan(TOLERANCE);
                        }
                    });
                }
            }
        } finally {
            networks.forEach(FusedNetwork::close);
        }
    }

    private static FusedNetwork fused(NetworkSpec spec, Kernels kernels, MultiLayerNetwork like) {
        FusedNetwork network = new FusedNetwork(spec.configuration(), 2, kernels);
        network.init();
        network.params().assign(like.params().castTo(DataType.FLOAT));
        // The reference computes with the rounded parameters too.
        like.params().assign(network.params().castTo(DataType.DOUBLE));
        return network;
    }
}
