package dev.lenet.trainer.evaluation.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTests {

    private static final Offset<Float> ABOUT = within(1e-3f);

    @Test
    void areTheTwoLongestDirections() {
        // Coordinates vary by 1, 5 and 3: the second and the third are wanted, in this order.
        float[][] columns = {{1, -1, 0, 0, 0, 0}, {0, 0, 5, -5, 0, 0}, {0, 0, 0, 0, 3, -3}};

        float[][] scores = PrincipalComponents.scores(columns, new Random(1));

        assertThat(scores[0]).containsExactly(new float[] {0, 0, 5, -5, 0, 0}, ABOUT);
        assertThat(scores[1]).containsExactly(new float[] {0, 0, 0, 0, 3, -3}, ABOUT);
    }

    @Test
    void pointTheSameWayWhereverTheSearchStarts() {
        float[][] columns = {{4, -4, 0, 0}, {3, -3, 0, 0}, {0, 0, -1, 1}};

        for (int seed = 0; seed < 10; seed++) {
            float[][] scores = PrincipalComponents.scores(columns, new Random(seed));

            assertThat(scores[0]).containsExactly(new float[] {5, -5, 0, 0}, ABOUT);
            assertThat(scores[1]).containsExactly(new float[] {0, 0, -1, 1}, ABOUT);
        }
    }

    @Test
    void areZeroWherePointsDoNotVary() {
        float[][] scores = PrincipalComponents.scores(new float[3][4], new Random(1));

        assertThat(scores[0]).containsOnly(0);
        assertThat(scores[1]).containsOnly(0);
    }
}
