package dev.lenet.trainer.evaluation.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestNeighboursTests {

    /** More points than a tile and a block hold. */
    private final float[][] cloud = Clouds.clusters(2600, 4, 3, 3, 1);

    @Test
    void areThoseThatSortingFinds() {
        NearestNeighbours found = find(cloud, 7);

        for (int point : new int[] {0, 511, 512, 2047, 2048, 2599}) {
            int[] expected = IntStream.range(0, cloud.length)
                    .filter(j -> j != point)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> Clouds.squaredDistance(cloud[point], cloud[j])))
                    .limit(7)
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int rank = 0; rank < 7; rank++) {
                assertThat(found.index()[point * 7 + rank]).isEqualTo(expected[rank]);
                assertThat((double) found.squaredDistance()[point * 7 + rank])
                        .isCloseTo(Clouds.squaredDistance(cloud[point], cloud[expected[rank]]), withPercentage(1e-3));
            }
        }
    }

    @Test
    void equallyNearOnesComeInOrderAndNeverThePointItself() {
        NearestNeighbours found = find(new float[6][2], 3);

        assertThat(found.index()).containsExactly(1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2, 0, 1, 2, 0, 1, 2);
        assertThat(found.squaredDistance()).containsOnly(0);
    }

    @Test
    void canBeAllOtherPoints() {
        NearestNeighbours found = find(new float[][] {{0}, {1}, {3}}, 2);

        assertThat(found.index()).containsExactly(1, 2, 0, 2, 1, 0);
        assertThat(found.squaredDistance()).containsExactly(1, 9, 1, 4, 4, 9);
    }

    private static NearestNeighbours find(float[][] points, int count) {
        try (RowBlocks blocks = new RowBlocks(points.length, 2, () -> false)) {
            return NearestNeighbours.of(Clouds.columns(points), count, blocks);
        }
    }
}
