package dev.lenet.trainer.evaluation.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AffinitiesTests {

    @Test
    void areTheMeanOfBothDirections() {
        // Two points beside each other and one apart: each sees one neighbour alone, its nearest.
        Affinities affinities = affinities(new float[][] {{0}, {1}, {5}}, 1, 1);

        double[][] p = dense(affinities);

        assertThat(p[0]).containsExactly(new double[] {0, 2 / 6.0, 0}, within(1e-7));
        assertThat(p[1]).containsExactly(new double[] {2 / 6.0, 0, 1 / 6.0}, within(1e-7));
        assertThat(p[2]).containsExactly(new double[] {0, 1 / 6.0, 0}, within(1e-7));
    }

    @Test
    void areSymmetricAndSumToOne() {
        Affinities affinities = affinities(Clouds.clusters(700, 6, 3, 4, 1), 30, 10);

        double[][] p = dense(affinities);

        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            assertThat(p[i][i]).isZero();
            for (int j = 0; j < p.length; j++) {
                assertThat(p[i][j]).isEqualTo(p[j][i]);
                sum += p[i][j];
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @Test
    void nameEachPairOnceInOrder() {
        Affinities affinities = affinities(Clouds.clusters(100, 6, 3, 4, 2), 30, 10);

        for (int i = 0; i < affinities.size(); i++) {
            for (int e = affinities.start()[i] + 1; e < affinities.start()[i + 1]; e++) {
                assertThat(affinities.column()[e]).isGreaterThan(affinities.column()[e - 1]);
            }
        }
    }

    static Affinities affinities(float[][] points, int neighbours, double perplexity) {
        try (RowBlocks blocks = new RowBlocks(points.length, 2, () -> false)) {
            return Affinities.of(NearestNeighbours.of(Clouds.columns(points), neighbours, blocks), perplexity, blocks);
        }
    }

    static double[][] dense(Affinities affinities) {
        double[][] dense = new double[affinities.size()][affinities.size()];
        for (int i = 0; i < dense.length; i++) {
            for (int e = affinities.start()[i]; e < affinities.start()[i + 1]; e++) {
                dense[i][affinities.column()[e]] += affinities.probability()[e];
            }
        }
        return dense;
    }
}
