package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ComparisonsTests {

    private static final long SPLIT = 42;

    private static Comparison only(VariantResult... variants) {
        List<Comparison> comparisons = Comparisons.of(Studies.of(variants));
        assertThat(comparisons).hasSize(1);
        return comparisons.get(0);
    }

    /** One run per seed, all on one split. */
    private static VariantResult seeds(Variant variant, double... accuracies) {
        return repeats(variant, split -> Studies.split(0, SPLIT), accuracies);
    }

    /** One run per seed on the split that the seed gives, changed as the test likes. */
    private static VariantResult repeats(Variant variant, UnaryOperator<DataSplit> split, double... accuracies) {
        return Studies.variant(
                variant,
                IntStream.range(0, accuracies.length)
                        .mapToObj(i -> Studies.run(split.apply(Studies.split(0, i)), i, accuracies[i], null))
                        .toList());
    }

    /** One run per seed, all on one split, with as many of a thousand test images right. */
    private static VariantResult tested(Variant variant, int... right) {
        return Studies.variant(
                variant,
                IntStream.range(0, right.length)
                        .mapToObj(i -> Studies.tested(SPLIT, i, 0.9, right[i]))
                        .toList());
    }

    @Nested
    class OverSeedsOnOneSplit {

        @Test
        void callASteadyDifferenceAGain() {
            Comparison comparison = only(
                    seeds(Five.BASELINE, 0.890, 0.880, 0.885, 0.887), seeds(Five.VAR1, 0.897, 0.8835, 0.8895, 0.8930));

            // R: t.test(c(0.7, 0.35, 0.45, 0.6))
            assertThat(comparison.verdict()).isEqualTo(Verdict.GAIN);
            assertThat(comparison.heading()).isEqualTo("LeNet5_var1 over LeNet5_baseline: + dropout 0.5 after fc1");
            assertThat(comparison.sentence())
                    .isEqualTo("Better on this data: +0.52 points of validation accuracy, 95 % interval +0.28 to +0.77"
                            + " (4 seeds, p = 0.007).");
        }

        @Test
        void callTheReverseALoss() {
            Comparison comparison = only(
                    seeds(Five.BASELINE, 0.897, 0.8835, 0.8895, 0.8930), seeds(Five.VAR1, 0.890, 0.880, 0.885, 0.887));

            assertThat(comparison.verdict()).isEqualTo(Verdict.LOSS);
            assertThat(comparison.sentence()).startsWith("Worse on this data: −0.52 points");
        }

        @Test
        void claimNothingOfAnUnsteadyDifference() {
            Comparison comparison = only(seeds(Five.BASELINE, 0.89, 0.88, 0.885), seeds(Five.VAR1, 0.88, 0.895, 0.884));

            assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_SHOWN);
            assertThat(comparison.sentence()).startsWith("A difference is not shown on this data: +0.13 points");
        }

        @Test
        void sayNoDifferenceOnlyInsideTheMargin() {
            Comparison comparison = only(
                    seeds(Five.BASELINE, 0.890, 0.880, 0.885, 0.887, 0.883),
                    seeds(Five.VAR1, 0.8905, 0.8795, 0.8851, 0.8869, 0.8832));

            assertThat(comparison.verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
            assertThat(comparison.sentence()).startsWith("No difference as large as 0.3 points on this data");
        }

        @Test
        void judgeNothingWhereAllPairsAreEqual() {
            Comparison comparison = only(seeds(Five.BASELINE, 0.5, 0.5, 0.5), seeds(Five.VAR1, 0.75, 0.75, 0.75));

            assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_SHOWN);
            assertThat(comparison.sentence()).contains("+25.00 points of validation accuracy in every pair");
        }

        @Test
        void skipFailedRuns() {
            Comparison comparison =
                    only(seeds(Five.BASELINE, 0.5, 0.6, 0.7, Double.NaN), seeds(Five.VAR1, 0.51, 0.62, 0.71, 0.99));

            assertThat(comparison.sentence()).contains("+1.33 points").contains("3 seeds");
            assertThat(comparison.remarks())
                    .containsExactly("Left out: 1 run of LeNet5_var1 without a counterpart of the same seed, data and"
                            + " validation images.");
        }
    }

    @Nested
    class OfTooFewRuns {

        @Test
        void areAboutTheTrainedModelsAlone() {
            Comparison one = only(seeds(Five.BASELINE, 0.80), seeds(Five.VAR1, 0.90));
            Comparison two = only(seeds(Five.BASELINE, 0.80, 0.80), seeds(Five.VAR1, 0.90, 0.92));

            assertThat(one.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(one.sentence())
                    .startsWith("+10.00 points of validation accuracy between these two trained models.")
                    .contains("does not tell what the change does");
            assertThat(two.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(two.sentence()).startsWith("+11.00 points").contains("2 pairs of trained models");
        }

        @Test
        void keepMcNemarAsAFootnoteOfTheirSeed() {
            Comparison comparison = only(tested(Five.BASELINE, 880), tested(Five.VAR1, 920));

            assertThat(comparison.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(comparison.footnote())
                    .isEqualTo("The two models of seed 0: 40 test images are classified correctly only by LeNet5_var1,"
                            + " 0 only by LeNet5_baseline (McNemar's exact test, p < 0.001). This compares these two"
                            + " trained models, not the recipes.");
        }

        @Test
        void sayWhereNothingFinished() {
            Comparison comparison = only(seeds(Five.BASELINE, Double.NaN), seeds(Five.VAR1, 0.9));

            assertThat(comparison.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(comparison.sentence()).isEqualTo("LeNet5_baseline has no finished run.");
        }
    }

    @Nested
    class OverFolds {

        @Test
        void areOfOtherDataAndCorrectedForOverlap() {
            Comparison comparison = only(
                    Studies.folds(Five.BASELINE, 0.89, 0.88, 0.885, 0.887, 0.883),
                    Studies.folds(Five.VAR1, 0.901, 0.89, 0.8949, 0.897, 0.893));

            // R: d <- c(1.1, 1, 0.99, 1, 1); mean(d) + c(-1, 1) * qt(.975, 4) * sd(d) * sqrt(1/5 + 1/4)
            assertThat(comparison.verdict()).isEqualTo(Verdict.GAIN);
            assertThat(comparison.sentence())
                    .isEqualTo("Better over other data like this: +1.02 points of validation accuracy, 95 % interval"
                            + " +0.93 to +1.10 (5 folds, p < 0.001).");
        }

        @Test
        void countOneFigurePerSeedWhenRepeated() {
            List<RunFigures> before = IntStream.range(0, 6)
                    .mapToObj(i -> Studies.run(Studies.split(1 + i % 2, SPLIT), i / 2, 0.80 + 0.01 * i, null))
                    .toList();
            List<RunFigures> after = IntStream.range(0, 6)
                    .mapToObj(i -> Studies.run(Studies.split(1 + i % 2, SPLIT), i / 2, 0.81 + 0.011 * i, null))
                    .toList();

            Comparison comparison = only(Studies.variant(Five.BASELINE, before), Studies.variant(Five.VAR1, after));

            assertThat(comparison.sentence()).contains("on this data").contains("3 seeds");
        }
    }

    @Nested
    class OverSeedsWithSplitsOfTheirOwn {

        /** Eight seeds at a limit of 1,000 images, whose validation images are a quarter of the whole training part. */
        private final UnaryOperator<DataSplit> limited = split -> new DataSplit("d", 1000, 0.2, 0, split.seed());

        @Test
        void answerBothQuestionsApart() {
            Comparison comparison = only(
                    repeats(Five.BASELINE, limited, 0.614, 0.616, 0.612, 0.615),
                    repeats(Five.VAR1, limited, 0.604, 0.607, 0.603, 0.603));

            // R: d <- c(-1, -0.9, -0.9, -1.2); t.test(d); mean(d) + c(-1, 1) * qt(.975, 3) * sd(d) * sqrt(1/4 + .25)
            assertThat(comparison.sentence())
                    .startsWith("Worse on this data, over its splits: −1.00 points of validation accuracy, 95 %"
                            + " interval −1.23 to −0.77 (4 seeds");
            assertThat(comparison.remarks().get(0))
                    .startsWith("Over other data like this: −1.00 points of validation accuracy, 95 % interval −1.32 to"
                            + " −0.68 (4 splits");
        }
    }

    @Nested
    class OnTheTestSet {

        @Test
        void useEverySeedAndOtherImagesToo() {
            Comparison comparison = only(tested(Five.BASELINE, 880, 884, 882), tested(Five.VAR1, 899, 902, 904));

            // R: t.test(c(1.9, 1.8, 2.2))
            assertThat(comparison.verdict()).isEqualTo(Verdict.GAIN);
            assertThat(comparison.sentence())
                    .startsWith("Better on this data: +1.97 points of test accuracy, 95 % interval +1.45 to +2.48");
            assertThat(comparison.remarks().get(0)).startsWith("Over other test images as well, it lies between +0.");
        }

        @Test
        void areNotDecidedByTheFirstSeed() {
            Comparison comparison = only(tested(Five.BASELINE, 880, 930, 860), tested(Five.VAR1, 920, 890, 865));

            assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_SHOWN);
            assertThat(comparison.footnote()).contains("p < 0.001");
        }
    }

    @Nested
    class OfSeveralChanges {

        @Test
        void areCorrectedTogether() {
            VariantResult[] variants = {
                seeds(Five.BASELINE, 0.890, 0.880, 0.885, 0.887),
                seeds(Five.VAR1, 0.897, 0.8835, 0.8895, 0.8930),
                seeds(Five.VAR2, 0.896, 0.8855, 0.8885, 0.8935),
            };

            // R: p.adjust(c(t.test(c(0.7, 0.35, 0.45, 0.6))$p.value, t.test(c(-0.1, 0.2, -0.1, 0.05))$p.value), "holm")
            List<Comparison> comparisons = Comparisons.of(Studies.of(variants));
            assertThat(comparisons.get(0).sentence()).contains("p = 0.013 after correction for 2 comparisons");
            assertThat(comparisons.get(1).verdict()).isNotEqualTo(Verdict.GAIN);
        }

        @Test
        void explainAnIntervalThatMissesZeroByItself() {
            VariantResult flat = seeds(Five.BASELINE, 0.890, 0.880, 0.885, 0.887);
            VariantResult bit = seeds(Five.VAR1, 0.8955, 0.8815, 0.8885, 0.8935);

            // R: t.test(c(0.55, 0.15, 0.35, 0.65))$p.value is 0.031
            assertThat(only(flat, bit).verdict()).isEqualTo(Verdict.GAIN);
            List<Comparison> three = Comparisons.of(Studies.of(flat, bit, seeds(Five.VAR2, 0.89, 0.89, 0.88, 0.89)));
            assertThat(three.get(0).verdict()).isEqualTo(Verdict.NOT_SHOWN);
            assertThat(three.get(0).remarks()).anyMatch(remark -> remark.contains("of this comparison alone"));
        }
    }

    @Nested
    class OfWhatDoesNotCorrespond {

        @Test
        void areRefused() {
            double[] accuracies = {0.8, 0.81, 0.82};
            VariantResult plain = repeats(Five.BASELINE, UnaryOperator.identity(), accuracies);

            assertThat(List.of(
                            new DataSplit("other", null, 0.2, 0, 0),
                            new DataSplit("0123456789abcdef", 2000, 0.2, 0, 0),
                            new DataSplit("0123456789abcdef", null, 0.25, 0, 0),
                            new DataSplit("0123456789abcdef", null, 0.2, 1, 0),
                            new DataSplit("0123456789abcdef", null, 0.2, 0, 99)))
                    .allSatisfy(other -> {
                        Comparison comparison = only(plain, repeats(Five.VAR1, split -> other, accuracies));
                        assertThat(comparison.verdict()).isEqualTo(Verdict.UNKNOWN);
                        assertThat(comparison.sentence()).contains("cannot be compared pair by pair, because");
                    });
        }

        @Test
        void areRefusedForThreeFoldsAgainstFive() {
            Comparison comparison = only(
                    Studies.variant(
                            Five.BASELINE,
                            IntStream.rangeClosed(1, 3)
                                    .mapToObj(i -> Studies.run(new DataSplit("d", null, 1.0 / 3, i, 42), 42, 0.8, null))
                                    .toList()),
                    Studies.variant(
                            Five.BASELINE,
                            IntStream.rangeClosed(1, 5)
                                    .mapToObj(
                                            i -> Studies.run(new DataSplit("d", null, 1.0 / 5, i, 42), 42, 0.81, null))
                                    .toList()));

            assertThat(comparison.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(comparison.sentence()).endsWith("because one has 3 folds and the other 5.");
        }
    }

    @Nested
    class Power {

        @Test
        void isToldFromTheSpreadOfThePairsAtHand() {
            StudyReport report = Studies.of(
                    seeds(Five.BASELINE, 0.890, 0.880, 0.885, 0.887, 0.883),
                    seeds(Five.VAR1, 0.893, 0.880, 0.888, 0.887, 0.886));

            // R: s <- sd(c(0.3, 0, 0.3, 0, 0.3)); power.t.test(n = 5, delta = 0.3, sd = s, type = "paired", strict =
            // TRUE)
            assertThat(StudyPower.of(report, Comparisons.evidence(report)))
                    .isEqualTo("The differences in validation accuracy between the two runs of a pair have a standard"
                            + " deviation of 0.16 points. With 5 seeds, a study of 1 comparison finds a true difference"
                            + " of 0.3 points 86 times in 100 and one of 0.5 points over 99 times; it finds one of 0.28"
                            + " points 80 times in 100. To find a difference 80 times in 100, it takes 5 seeds for 0.3"
                            + " points and 4 seeds for 0.5.");
        }

        @Test
        void isUnknownWithoutPairs() {
            StudyReport report = Studies.of(seeds(Five.BASELINE, 0.8), seeds(Five.VAR1, 0.9));

            assertThat(StudyPower.of(report, Comparisons.evidence(report)))
                    .startsWith("One or two runs of a recipe cannot separate its merit from the luck of a seed")
                    .contains("cannot be estimated from this");
        }
    }
}
