package dev.lenet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTests {

    private final ConfusionMatrix matrix = new ConfusionMatrix(new int[][] {{6, 2, 0}, {1, 9, 0}, {0, 2, 0}});

    @Test
    void accuracyIsTheDiagonalsShare() {
        assertThat(matrix.accuracy()).isCloseTo(15.0 / 20, within(1e-12));
    }

    @Test
    void rowsAreActualAndColumnsPredicted() {
        assertThat(matrix.actual(0)).isEqualTo(8);
        assertThat(matrix.predicted(0)).isEqualTo(7);
        assertThat(matrix.recall(0)).isCloseTo(6.0 / 8, within(1e-12));
        assertThat(matrix.precision(0)).isCloseTo(6.0 / 7, within(1e-12));
        assertThat(matrix.f1(0)).isCloseTo(2 * (6.0 / 8) * (6.0 / 7) / (6.0 / 8 + 6.0 / 7), within(1e-12));
    }

    @Test
    void aClassThatIsNeverPredictedScoresZero() {
        assertThat(ClassScore.of(matrix, List.of("a", "b", "c")).get(2)).isEqualTo(new ClassScore("c", 0, 0, 0, 2));
    }

    @Test
    void nothingCountedIsNotADivisionByZero() {
        ConfusionMatrix empty = new ConfusionMatrix(new int[2][2]);
        assertThat(empty.accuracy()).isZero();
        assertThat(empty.f1(1)).isZero();
    }

    @Test
    void averagesClassesAsScikitLearnDoes() {
        ConfusionMatrix matrix = new ConfusionMatrix(new int[][] {{8, 2, 0}, {1, 5, 4}, {2, 3, 5}});

        ClassScore macro = ClassScore.macro(ClassScore.of(matrix, List.of("a", "b", "c")));

        // sklearn.metrics.precision_recall_fscore_support(actual, predicted, average="macro")
        assertThat(macro.precision()).isEqualTo(0.5942760942760943, within(1e-12));
        assertThat(macro.recall()).isEqualTo(0.6, within(1e-12));
        assertThat(macro.f1()).isEqualTo(0.5960735171261486, within(1e-12));
        assertThat(macro.images()).isEqualTo(30);
    }

    @Test
    void addsUp() {
        ConfusionMatrix matrix = new ConfusionMatrix(new int[][] {{1, 2}, {3, 4}});

        assertThat(matrix.plus(matrix)).isEqualTo(new ConfusionMatrix(new int[][] {{2, 4}, {6, 8}}));
    }
}
