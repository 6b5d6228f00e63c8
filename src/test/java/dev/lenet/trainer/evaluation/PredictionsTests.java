package dev.lenet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PredictionsTests {

    private static final int[] ACTUAL = {0, 1, 2, 2, 1};

    private final Predictions first = of(0, 1, 2, 0, 0);
    private final Predictions second = of(0, 0, 2, 2, 1);

    @Test
    void countWhatOnlyOneModelHasRight() {
        assertThat(first.onlyRightHere(second)).isEqualTo(1);
        assertThat(second.onlyRightHere(first)).isEqualTo(2);
    }

    @Test
    void areCountedByClass() {
        assertThat(first.confusion(3).counts()).isDeepEqualTo(new int[][] {{1, 0, 0}, {1, 1, 0}, {1, 0, 1}});
    }

    @Test
    void ofOtherImagesAreNotCompared() {
        Predictions other = new Predictions(new int[] {1}, new int[] {1}, new float[1]);

        assertThatIllegalArgumentException().isThrownBy(() -> first.onlyRightHere(other));
    }

    @Test
    void needPartsOfOneLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Predictions(ACTUAL, new int[5], new float[4]))
                .withMessageContaining("4 confidences");
    }

    private static Predictions of(int... predicted) {
        return new Predictions(ACTUAL, predicted, new float[predicted.length]);
    }
}
