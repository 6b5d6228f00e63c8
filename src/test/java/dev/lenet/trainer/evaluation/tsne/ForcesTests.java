package dev.lenet.trainer.evaluation.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares with the definition of the divergence, summed over all pairs in double precision. */
class ForcesTests {

    private static final int POINTS = 600;

    private final Affinities affinities = AffinitiesTests.affinities(Clouds.clusters(POINTS, 6, 3, 4, 1), 45, 15);
    private final double[][] p = AffinitiesTests.dense(affinities);
    private final float[][] map = new float[2][POINTS];
    private final Forces forces = new Forces(affinities);

    ForcesTests() {
        Random random = new Random(1);
        for (float[] component : map) {
            for (int i = 0; i < POINTS; i++) {
                component[i] = (float) (3 * random.nextGaussian());
            }
        }
        try (RowBlocks blocks = new RowBlocks(POINTS, 2, () -> false)) {
            forces.compute(map, blocks);
        }
    }

    @Test
    void divergenceIsThatOfTheDefinition() {
        assertThat(forces.divergence(map)).isCloseTo(divergence(0, 0, 0, 1), within(1e-5));
    }

    @Test
    void gradientIsTheDerivativeOfTheDivergence() {
        assertGradient(1);
    }

    @Test
    void exaggeratedGradientIsTheDerivativeOfTheDivergenceFromExaggeratedAffinities() {
        assertGradient(12);
    }

    private void assertGradient(float exaggeration) {
        double step = 1e-3;
        for (int point : new int[] {0, 1, 300, 511, 512, 599}) {
            for (int c = 0; c < 2; c++) {
                double derivative =
                        (divergence(point, c, step, exaggeration) - divergence(point, c, -step, exaggeration))
                                / (2 * step);
                assertThat((double) forces.gradient(exaggeration, c, point))
                        .isCloseTo(derivative, within(1e-6 + 1e-3 * Math.abs(derivative)));
            }
        }
    }

    /**
     * Sum of {@code a p ln p - a p ln w} and {@code ln Z} with one coordinate moved. Exaggeration {@code a} scales the
     * first two alone: the repulsion that t-SNE exaggerates against is the unscaled one.
     */
    private double divergence(int moved, int component, double by, double exaggeration) {
        double sum = 0;
        double cost = 0;
        for (int i = 0; i < POINTS; i++) {
            for (int j = 0; j < POINTS; j++) {
                if (i != j) {
                    double square = 0;
                    for (int c = 0; c < 2; c++) {
                        double difference = (double) map[c][i] - map[c][j];
                        if (c == component) {
                            difference += (i == moved ? by : 0) - (j == moved ? by : 0);
                        }
                        square += difference * difference;
                    }
                    double w = 1 / (1 + square);
                    sum += w;
                    cost += p[i][j] == 0 ? 0 : exaggeration * p[i][j] * Math.log(p[i][j] / w);
                }
            }
        }
        return cost + Math.log(sum);
    }
}
