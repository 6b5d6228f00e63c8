package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratifiedFoldsTests {

    private final int[] labels = StratifiedSplitTests.unbalanced(1013);

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, 17})
    void validateEveryImageOnceAndTrainOnTheOthers(int k) {
        List<Split> folds = StratifiedFolds.of(labels, k, 7);
        assertThat(folds).hasSize(k);
        assertThat(folds.stream().flatMapToInt(fold -> Arrays.stream(fold.validation())))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, labels.length).boxed().toList());
        for (Split fold : folds) {
            assertThat(fold.training()).hasSize(labels.length - fold.validation().length);
            assertThat(fold.training()).doesNotContain(fold.validation());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, 17})
    void differByOneImageAtMostInEachClassAndInAll(int k) {
        List<Split> folds = StratifiedFolds.of(labels, k, 7);
        for (int c = 0; c < FashionMnist.DESCRIPTION.classes(); c++) {
            int label = c;
            assertSpread(
                    folds.stream().mapToInt(fold -> StratifiedSplitTests.classSizes(labels, fold.validation())[label]));
        }
        assertSpread(folds.stream().mapToInt(fold -> fold.validation().length));
    }

    private static void assertSpread(IntStream sizes) {
        var statistics = sizes.summaryStatistics();
        assertThat(statistics.getMax() - statistics.getMin()).isLessThanOrEqualTo(1);
    }

    @Test
    void dependOnTheSeedAlone() {
        int[] first = StratifiedFolds.of(labels, 5, 7).get(0).validation();
        assertThat(StratifiedFolds.of(labels, 5, 7).get(0).validation()).isEqualTo(first);
        assertThat(StratifiedFolds.of(labels, 5, 8).get(0).validation()).isNotEqualTo(first);
    }

    @Test
    void areRefusedOutOfRange() {
        int[] three = {0, 0, 0, 1, 1, 1, 1};
        assertThat(StratifiedFolds.of(three, 3, 7)).hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedFolds.of(three, 1, 7))
                .withMessage("1 folds, expected at least 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedFolds.of(three, 4, 7))
                .withMessageContaining("at most 3");
    }
}
