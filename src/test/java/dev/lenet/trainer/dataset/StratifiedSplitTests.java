package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratifiedSplitTests {

    /** Classes of different sizes: a label is 0 as often as all others together. */
    static int[] unbalanced(int size) {
        Random random = new Random(3);
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (random.nextBoolean() ? 0 : 1 + random.nextInt(9));
        }
        return labels;
    }

    static int[] classSizes(int[] labels, int[] indices) {
        int[] sizes = new int[FashionMnist.DESCRIPTION.classes()];
        for (int index : indices) {
            sizes[labels[index]]++;
        }
        return sizes;
    }

    private static int[] all(int[] labels) {
        return IntStream.range(0, labels.length).toArray();
    }

    @Nested
    class HoldOut {

        @ParameterizedTest
        @ValueSource(doubles = {0.01, 0.2, 1.0 / 3, 0.5, 0.99})
        void givesEachClassTheSameShareToLessThanOneImage(double fraction) {
            int[] labels = unbalanced(1013);
            Split split = StratifiedSplit.holdOut(labels, fraction, 7);
            assertThat(split.validation()).hasSize((int) Math.round(labels.length * fraction));
            int[] of = classSizes(labels, all(labels));
            int[] held = classSizes(labels, split.validation());
            double exact = (double) split.validation().length / labels.length;
            for (int c = 0; c < of.length; c++) {
                assertThat(Math.abs(held[c] - of[c] * exact)).isLessThan(1);
            }
        }

        @Test
        void putsEveryIndexIntoOnePart() {
            Split split = StratifiedSplit.holdOut(unbalanced(500), 0.2, 7);
            assertThat(split.training()).isSorted();
            assertThat(split.validation()).isSorted();
            assertThat(IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation())))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 500).boxed().toList());
        }

        @Test
        void dependsOnTheSeedAlone() {
            int[] labels = unbalanced(500);
            int[] first = StratifiedSplit.holdOut(labels, 0.2, 7).validation();
            assertThat(StratifiedSplit.holdOut(labels, 0.2, 7).validation()).isEqualTo(first);
            assertThat(StratifiedSplit.holdOut(labels, 0.2, 8).validation()).isNotEqualTo(first);
        }

        @Test
        void isTheSameOnEveryMachine() {
            int[] labels = new int[20];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) (i % 10);
            }
            assertThat(StratifiedSplit.holdOut(labels, 0.5, 42).validation())
                    .containsExactly(0, 2, 3, 5, 6, 9, 11, 14, 17, 18);
        }

        @Test
        void refusesWhatLeavesNothing() {
            int[] labels = unbalanced(10);
            for (double fraction : new double[] {0, 1, -0.1, 1.1, Double.NaN, 0.001, 0.999}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> StratifiedSplit.holdOut(labels, fraction, 7))
                        .withMessageContaining("validation fraction");
            }
        }
    }

    @Nested
    class Subset {

        @Test
        void keepsTheShares() {
            int[] labels = unbalanced(1000);
            int[] from = StratifiedSplit.holdOut(labels, 0.2, 7).training();
            int[] chosen = StratifiedSplit.subset(labels, from, 200, 7);
            assertThat(chosen).hasSize(200).isSorted().doesNotHaveDuplicates();
            assertThat(Arrays.stream(chosen).allMatch(i -> Arrays.binarySearch(from, i) >= 0))
                    .isTrue();
            int[] of = classSizes(labels, from);
            int[] got = classSizes(labels, chosen);
            for (int c = 0; c < of.length; c++) {
                assertThat(Math.abs(got[c] - of[c] * 200.0 / from.length)).isLessThan(1);
            }
        }

        @Test
        void isAllIfThereAreNotMore() {
            int[] labels = unbalanced(100);
            assertThat(StratifiedSplit.subset(labels, all(labels), 1000, 7)).isEqualTo(all(labels));
        }

        @Test
        void refusesNone() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> StratifiedSplit.subset(new int[3], new int[] {0}, 0, 7));
        }
    }
}
