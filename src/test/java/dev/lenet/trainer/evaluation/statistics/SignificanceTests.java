package dev.lenet.trainer.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
            // Both tails of one head or fewer in ten tosses: 2 * (1 + 10) / 1024. R: binom.test(20, 80)$p.value
            assertThat(McNemarTest.of(1, 9).pValue()).isEqualTo(22.0 / 1024, within(1e-12));
            assertThat(McNemarTest.of(20, 60).pValue()).isEqualTo(8.58055986705e-06, within(1e-15));
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

        private final double[] differences = {0.0071, 0.0032, 0.0055, -0.0008, 0.0064};

        @Test
        void isStudentsForIndependentPairs() {
            PairedTTest test = PairedTTest.of(differences, 0);

            // R: d <- c(0.0071, 0.0032, 0.0055, -0.0008, 0.0064); t.test(d); sd(d)
            assertThat(test.n()).isEqualTo(5);
            assertThat(test.meanDifference()).isEqualTo(0.00428, within(1e-12));
            assertThat(test.standardDeviation()).isEqualTo(0.00319796810491, within(1e-12));
            assertThat(test.interval().lower()).isEqualTo(0.000309198136734, within(1e-12));
            assertThat(test.interval().upper()).isEqualTo(0.008250801863266, within(1e-12));
            assertThat(test.pValue()).isEqualTo(0.040233045516302, within(1e-12));
        }

        @Test
        void isMoreCautiousWhereTrainingSetsOverlap() {
            PairedTTest plain = PairedTTest.of(differences, 0);
            PairedTTest folds = PairedTTest.of(differences, 0.25);

            assertThat(folds.meanDifference()).isEqualTo(plain.meanDifference());
            // sqrt((1/5 + 1/4) / (1/5)) = 1.5
            assertThat(folds.interval().upper() - folds.meanDifference())
                    .isEqualTo(1.5 * (plain.interval().upper() - plain.meanDifference()), within(1e-12));
            // R: 2 * pt(-mean(d) / (sd(d) * sqrt(1/5 + 1/4)), 4)
            assertThat(folds.pValue()).isEqualTo(0.116768959, within(1e-9));
        }

        @Test
        void judgesNothingWithoutASpread() {
            assertThat(PairedTTest.of(new double[] {0, 0, 0}, 0).pValue()).isEqualTo(1);
            assertThat(PairedTTest.of(new double[] {0.1, 0.1, 0.1}, 0).pValue()).isEqualTo(1);
            assertThat(PairedTTest.of(new double[] {0.1, 0.1}, 0).interval()).isEqualTo(Interval.UNKNOWN);
        }

        @Test
        void refusesTooFew() {
            assertThatThrownBy(() -> PairedTTest.of(new double[] {1}, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> PairedTTest.of(new double[] {1, Double.NaN}, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("got 2, of which 1");
            assertThatThrownBy(() -> PairedTTest.of(differences, -1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class SeveralQuestions {

        @Test
        void areCorrectedAsHolmDoes() {
            // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"); p.adjust(c(0.5, 0.02, 0.6, 0.9), "holm")
            assertThat(Holm.correct(new double[] {0.01, 0.04, 0.03, 0.005}))
                    .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
            assertThat(Holm.correct(new double[] {0.5, 0.02, 0.6, 0.9}))
                    .containsExactly(new double[] {1, 0.08, 1, 1}, within(1e-12));
            assertThat(Holm.correct(new double[0])).isEmpty();
        }
    }

    @Nested
    class Wilson {

        @ParameterizedTest
        @CsvSource({
            // SciPy: stats.binomtest(9003, 10000).proportion_ci(method="wilson")
            "9003, 10000, 0.8942733571064713, 0.9060192137979651",
            "0, 10, 0, 0.27753279986288926",
            "10, 10, 0.7224672001371109, 1"
        })
        void agreesWithSciPy(int right, int total, double lower, double upper) {
            Interval interval = WilsonInterval.of(right, total);

            assertThat(interval.lower()).isEqualTo(lower, within(1e-9));
            assertThat(interval.upper()).isEqualTo(upper, within(1e-9));
        }

        @Test
        void refusesMoreRightThanThereAre() {
            assertThatThrownBy(() -> WilsonInterval.of(11, 10)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Power {

        @ParameterizedTest
        @CsvSource({
            // R: power.t.test(n = 5, delta = 0.5, sd = 0.3, type = "paired", strict = TRUE)$power and so on
            "5, 0.5, 0.3, 0.05, 0.793220235053",
            "3, 0.3, 0.35, 0.05, 0.146783773342",
            "20, 0.25, 0.3, 0.0125, 0.820680305683",
            "2, 0.5, 0.3, 0.05, 0.147104330687"
        })
        void isThatOfTheNoncentralT(int pairs, double difference, double deviation, double level, double power) {
            assertThat(new PairedPower(deviation, level, 0).of(difference, pairs))
                    .isEqualTo(power, within(1e-5));
        }

        @Test
        void countsWhatOverlappingTrainingSetsCost() {
            // R: q <- qt(.975, 4); ncp <- 0.5 / (0.3 * sqrt(1/5 + 1/4)); 1 - pt(q, 4, ncp) + pt(-q, 4, ncp)
            assertThat(new PairedPower(0.3, 0.05, 0.25).of(0.5, 5)).isEqualTo(0.472778796798, within(1e-5));
        }

        @Test
        void tellsHowManyPairsItTakes() {
            // R: power.t.test(delta = 0.25, sd = 0.3, power = 0.8, type = "paired", strict = TRUE)$n is 13.35; for 0.5,
            // 5.05
            assertThat(new PairedPower(0.3, 0.05, 0).pairs(0.25, 0.8)).hasValue(14);
            assertThat(new PairedPower(0.3, 0.05, 0).pairs(0.5, 0.8)).hasValue(6);
            assertThat(new PairedPower(0.3, 0.05, 0.25).pairs(0.1, 0.8)).isEmpty();
        }

        @Test
        void tellsTheSmallestDifferenceFound() {
            // R: power.t.test(n = 5, sd = 0.3, power = 0.8, type = "paired", strict = TRUE)$delta
            assertThat(new PairedPower(0.3, 0.05, 0).difference(5, 0.8)).isEqualTo(0.504599455747, within(1e-5));
            assertThat(new PairedPower(0.35, 0.0125, 0).difference(10, 0.8)).isEqualTo(0.449503463271, within(1e-5));
        }
    }

    @Nested
    class Crossed {

        /** One of three outcomes for each seed and image, from a linear congruential generator that Python has too. */
        private byte[][] outcomes() {
            long state = 12345;
            byte[][] outcomes = new byte[5][2000];
            for (byte[] seed : outcomes) {
                for (int i = 0; i < seed.length; i++) {
                    state = (state * 1103515245 + 12345) % (1L << 31);
                    double u = (double) state / (1L << 31);
                    double base = i % 10 < 3 ? 0.06 : 0.04;
                    seed[i] = (byte) (u < base + 0.02 ? 1 : u > 1 - base ? -1 : 0);
                }
            }
            return outcomes;
        }

        @Test
        void drawsSeedsAndImages() {
            // NumPy, v the variance of 40,000 draws of d[rng.integers(0, 5, 5)][:, rng.integers(0, 2000, 2000)].mean(),
            // w = d.mean(axis=1).var(ddof=1) / 5:
            // d.mean() -+ numpy.sqrt(scipy.stats.t.ppf(0.975, 4)**2 * w + scipy.stats.norm.ppf(0.975)**2 * (v - 0.8 *
            // w))
            Interval interval = CrossedBootstrap.of(outcomes());

            assertThat(interval.lower()).isEqualTo(0.009241, within(0.0003));
            assertThat(interval.upper()).isEqualTo(0.035159, within(0.0003));
            assertThat(CrossedBootstrap.of(outcomes())).isEqualTo(interval);
        }

        @Test
        void isNeverNarrowerThanOverSeedsAlone() {
            byte[][] outcomes = outcomes();
            double[] means = Arrays.stream(outcomes)
                    .mapToDouble(seed -> IntStream.range(0, seed.length)
                            .map(i -> seed[i])
                            .average()
                            .orElseThrow())
                    .toArray();
            for (int seeds = 2; seeds <= 5; seeds++) {
                Interval alone = PairedTTest.of(Arrays.copyOf(means, seeds), 0).interval();
                Interval both = CrossedBootstrap.of(Arrays.copyOf(outcomes, seeds));

                assertThat(both.lower()).isLessThan(alone.lower());
                assertThat(both.upper()).isGreaterThan(alone.upper());
            }
        }

        @Test
        void isAPointWhereAllAgree() {
            assertThat(CrossedBootstrap.of(new byte[3][10])).isEqualTo(new Interval(0, 0));
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
        void haveStudentsInterval() {
            // R: t.test(c(0.9012, 0.8971, 0.9034, 0.9055, 0.8990))$conf.int
            Interval interval = SampleStatistics.of(List.of(0.9012, 0.8971, 0.9034, 0.9055, 0.8990))
                    .interval();

            assertThat(interval.lower()).isEqualTo(0.897076628218, within(1e-11));
            assertThat(interval.upper()).isEqualTo(0.905403371782, within(1e-11));
            assertThat(SampleStatistics.of(List.of(0.9)).interval()).isEqualTo(Interval.UNKNOWN);
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
