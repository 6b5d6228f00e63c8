package dev.lenet.trainer.evaluation.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerplexityTests {

    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1e-6, 1, 1e6, 1e30})
    void isReachedAtAnyScale(double scale) {
        double[] distances =
                new Random(1).doubles(90, 1, 5).map(d -> d * scale).sorted().toArray();

        double[] weights = Perplexity.weights(distances, 30);

        assertThat(perplexity(weights)).isCloseTo(30, within(1e-3));
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void weighsTheNearerMore() {
        double[] weights = Perplexity.weights(new Random(1).doubles(90).sorted().toArray(), 30);

        for (int j = 1; j < weights.length; j++) {
            assertThat(weights[j]).isPositive().isLessThan(weights[j - 1]);
        }
    }

    @Test
    void isReachedByNeighboursThatAreFarComparedWithTheirDifferences() {
        double[] distances = new Random(1).doubles(90, 1e6, 1e6 + 1).sorted().toArray();

        assertThat(perplexity(Perplexity.weights(distances, 30))).isCloseTo(30, within(1e-3));
    }

    @Test
    void isSharedEvenlyAmongTooManyEquallyNear() {
        double[] distances = new double[90];
        Arrays.fill(distances, 40, 90, 3);

        double[] weights = Perplexity.weights(distances, 30);

        assertThat(Arrays.copyOf(weights, 40)).containsOnly(1 / 40.0);
        assertThat(Arrays.copyOfRange(weights, 40, 90)).containsOnly(0);
    }

    @Test
    void isSharedEvenlyWhereAllAreEquallyFar() {
        double[] distances = new double[90];
        Arrays.fill(distances, 7);

        assertThat(Perplexity.weights(distances, 30)).containsOnly(1 / 90.0);
    }

    private static double perplexity(double[] weights) {
        return Math.exp(
                -Arrays.stream(weights).map(p -> p == 0 ? 0 : p * Math.log(p)).sum());
    }
}
