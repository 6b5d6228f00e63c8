package dev.lenet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignificanceTests {

    @Nested
    class McNemar {

        /** Sums the binomial tail term by term, for a check by other means than the library's beta function. */
        private static double summed(int first, int second) {
            int n = first + second;
            double term = Math.pow(0.5, n);
            double tail = 0;
            for (int k = 0; k <= Math.min(first, second); k++) {
                tail += term;
                term *= (double) (n - k) / (k + 1);
            }
            return Math.min(1, 2 * tail);
        }

        @ParameterizedTest
        @CsvSource({"1, 9", "9, 1", "0, 5", "40, 60", "200, 260", "7, 7", "0, 0", "3, 4"})
        void givesTheExactTwoSidedProbability(int first, int second) {
            assertThat(McNemarTest.of(first, second).pValue()).isEqualTo(summed(first, second), within(1e-9));
        }

        @Test
        void agreesWithAWorkedExample() {
            // Both tails of one head or fewer in ten tosses: 2 * (1 + 10) / 1024.
            assertThat(McNemarTest.of(1, 9).pValue()).isEqualTo(22.0 / 1024, within(1e-12));
        }

        @Test
        void managesAWholeTestSet() {
            assertThat(McNemarTest.of(5000, 5000).pValue()).isEqualTo(1);
            assertThat(McNemarTest.of(4800, 5200).pValue()).isBetween(5e-5, 8e-5);
        }

        @Test
        void refusesNegativeCounts() {
            assertThatThrownBy(() -> McNemarTest.of(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class PairedT {

        private final double[] first = {1, 2, 3, 4, 5};
        private final double[] second = {2, 4, 3, 6, 8};

        @Test
        void isThePlainTestForIndependentPairs() {
            // Differences 1, 2, 0, 2, 3: mean 1.6, sd 1.140175, standard error 0.509902, t = 3.137858 with 4 degrees of
            // freedom. For 4 degrees of freedom the distribution has a closed form, used here.
            PairedTTest test = PairedTTest.of(first, second, 0);

            double t = 1.6 / Math.sqrt(1.3 / 5);
            double share = t / Math.sqrt(t * t + 4);
            double p = 1 - share * (1.5 - share * share / 2);
            assertThat(test.n()).isEqualTo(5);
            assertThat(test.meanDifference()).isEqualTo(1.6, within(1e-12));
            assertThat(test.pValue()).isEqualTo(p, within(1e-9));
            // 2.776445 is the table's 97.5 % point for 4 degrees of freedom.
            assertThat(test.lower()).isEqualTo(1.6 - 2.776445 * 0.509902, within(1e-5));
            assertThat(test.upper()).isEqualTo(1.6 + 2.776445 * 0.509902, within(1e-5));
        }

        @Test
        void isMoreCautiousWhereTrainingSetsOverlap() {
            PairedTTest plain = PairedTTest.of(first, second, 0);
            PairedTTest folds = PairedTTest.of(first, second, 0.25);

            assertThat(folds.meanDifference()).isEqualTo(plain.meanDifference());
            assertThat(folds.pValue()).isGreaterThan(plain.pValue());
            // sqrt((1/5 + 1/4) / (1/5)) = 1.5
            assertThat(folds.upper() - folds.meanDifference())
                    .isEqualTo(1.5 * (plain.upper() - plain.meanDifference()), within(1e-9));
        }

        @Test
        void takesEqualFiguresForEqualModels() {
            assertThat(PairedTTest.of(first, first, 0.25).pValue()).isEqualTo(1);
        }

        @Test
        void refusesWhatIsNotPaired() {
            assertThatThrownBy(() -> PairedTTest.of(first, new double[] {1}, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("5 and 1");
            assertThatThrownBy(() -> PairedTTest.of(new double[] {1}, new double[] {1}, 0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> PairedTTest.of(new double[] {1, Double.NaN}, new double[] {1, 2}, 0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> PairedTTest.of(first, second, -1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Statistics {

        @Test
        void agreeWithTheReferenceStudysFolds() {
            SampleStatistics folds = SampleStatistics.of(List.of(0.8904, 0.8889, 0.8904, 0.8879, 0.8877));

            assertThat(folds.mean()).isEqualTo(0.88906, within(1e-9));
            // Squared deviations, in units of 1e-8: 179.56 + 2.56 + 179.56 + 134.56 + 184.96 = 681.2.
            assertThat(folds.standardDeviation()).isEqualTo(Math.sqrt(681.2e-8 / 4), within(1e-9));
        }

        @Test
        void leaveOutWhatIsNotFinite() {
            assertThat(SampleStatistics.of(List.of(1.0, Double.NaN, 3.0)))
                    .isEqualTo(new SampleStatistics(2, 2, Math.sqrt(2)));
        }

        @Test
        void claimNothingOfTooFew() {
            assertThat(SampleStatistics.of(List.of()).mean()).isNaN();
            assertThat(SampleStatistics.of(List.of(0.9)).standardDeviation()).isNaN();
        }
    }
}
