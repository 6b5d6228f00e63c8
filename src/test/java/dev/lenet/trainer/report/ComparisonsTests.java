package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.report.Comparisons.Comparison;
import dev.lenet.trainer.report.StudyReport.Discordance;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonsTests {

    private static Comparison only(VariantResult... variants) {
        List<Comparison> comparisons = Comparisons.of(Studies.of(variants));
        assertThat(comparisons).hasSize(1);
        return comparisons.get(0);
    }

    @Test
    void callASteadyDifferenceAGain() {
        Comparison comparison = only(
                Studies.folds(Variant.BASELINE, 0.89, 0.88, 0.885, 0.887, 0.883),
                Studies.folds(Variant.VAR1, 0.901, 0.89, 0.8949, 0.897, 0.893));

        // Differences 1.1, 1, 0.99, 1, 1: s² = 0.00212, times (1/5 + 1/4) under the root, times t = 2.776: 0.086.
        assertThat(comparison.verdict()).isEqualTo(Verdict.GAIN);
        assertThat(comparison.heading()).isEqualTo("LeNet5_var1 over LeNet5_baseline: + dropout 0.5 after fc1");
        assertThat(comparison.sentence())
                .startsWith(
                        "+1.02 points of validation accuracy (95 % interval +0.93 to +1.10, 5 paired runs, p < 0.001)")
                .endsWith("better by more than noise.");
    }

    @Test
    void callTheReverseALoss() {
        Comparison comparison = only(
                Studies.folds(Variant.BASELINE, 0.901, 0.89, 0.8949, 0.897, 0.893),
                Studies.folds(Variant.VAR1, 0.89, 0.88, 0.885, 0.887, 0.883));

        assertThat(comparison.verdict()).isEqualTo(Verdict.LOSS);
        assertThat(comparison.sentence()).startsWith("−1.02 points").endsWith("worse by more than noise.");
    }

    @Test
    void callAnUnsteadyDifferenceNoise() {
        Comparison comparison = only(
                Studies.folds(Variant.BASELINE, 0.89, 0.88, 0.885), Studies.folds(Variant.VAR1, 0.88, 0.895, 0.884));

        assertThat(comparison.verdict()).isEqualTo(Verdict.NOISE);
        assertThat(comparison.sentence()).endsWith("no more than noise.");
    }

    @Test
    void claimNothingOfOneOrTwoRuns() {
        Comparison one = only(Studies.folds(Variant.BASELINE, 0.80), Studies.folds(Variant.VAR1, 0.90));
        Comparison two = only(Studies.folds(Variant.BASELINE, 0.80, 0.80), Studies.folds(Variant.VAR1, 0.90, 0.92));

        assertThat(one.verdict()).isEqualTo(Verdict.UNCLEAR);
        assertThat(one.sentence()).startsWith("+10.00 points of validation accuracy in one run of each");
        assertThat(two.verdict()).isEqualTo(Verdict.UNCLEAR);
        assertThat(two.sentence()).startsWith("+11.00 points of validation accuracy in two runs of each");
    }

    @Test
    void pairRunsByFoldAndSkipFailedOnes() {
        Comparison comparison = only(
                Studies.folds(Variant.BASELINE, 0.5, 0.6, 0.7, Double.NaN),
                Studies.folds(Variant.VAR1, 0.51, 0.61, 0.71, 0.99));

        assertThat(comparison.sentence()).startsWith("+1.00 points").contains("3 paired runs");
    }

    @Test
    void sayWhereNothingPairs() {
        Comparison comparison = only(Studies.folds(Variant.BASELINE, Double.NaN), Studies.folds(Variant.VAR1, 0.9));

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNCLEAR);
        assertThat(comparison.sentence()).isEqualTo("LeNet5_baseline has no finished run.");
    }

    /** One run a seed on the split that the seed gives, changed as the test likes. */
    private static VariantResult repeats(Variant variant, UnaryOperator<DataSplit> split, double... accuracies) {
        return Studies.variant(
                variant,
                IntStream.range(0, accuracies.length)
                        .mapToObj(i -> Studies.run(split.apply(Studies.split(0, i)), i, accuracies[i], null))
                        .toList());
    }

    @Test
    void keepTheSplitsOwnRatioWhateverTheLimit() {
        UnaryOperator<DataSplit> limited = split -> new DataSplit("d", 1000, 0.2, 0, split.seed());
        Comparison comparison = only(
                repeats(Variant.BASELINE, limited, 0.614, 0.616, 0.612, 0.615),
                repeats(Variant.VAR1, limited, 0.604, 0.607, 0.603, 0.603));

        // R: d <- c(-1, -0.9, -0.9, -1.2); mean(d) + c(-1, 1) * qt(.975, 3) * sd(d) * sqrt(1/4 + .25)
        assertThat(comparison.sentence())
                .startsWith("−1.00 points of validation accuracy (95 % interval −1.32 to −0.68");
    }

    @Test
    void pairNothingAcrossOtherData() {
        double[] accuracies = {0.8, 0.81, 0.82};
        VariantResult plain = repeats(Variant.BASELINE, UnaryOperator.identity(), accuracies);

        assertThat(List.of(
                        new DataSplit("other", null, 0.2, 0, 0),
                        new DataSplit("0123456789abcdef", 2000, 0.2, 0, 0),
                        new DataSplit("0123456789abcdef", null, 0.25, 0, 0),
                        new DataSplit("0123456789abcdef", null, 0.2, 1, 0),
                        new DataSplit("0123456789abcdef", null, 0.2, 0, 99)))
                .allSatisfy(other -> {
                    Comparison comparison = only(plain, repeats(Variant.VAR1, split -> other, accuracies));
                    assertThat(comparison.verdict()).isEqualTo(Verdict.UNCLEAR);
                    assertThat(comparison.sentence()).contains("cannot be compared pair by pair, because");
                });
    }

    @Test
    void refuseThreeFoldsAgainstFive() {
        Comparison comparison = only(
                Studies.variant(
                        Variant.BASELINE,
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(i -> Studies.run(new DataSplit("d", null, 1.0 / 3, i, 42), 42, 0.8, null))
                                .toList()),
                Studies.variant(
                        Variant.BASELINE,
                        IntStream.rangeClosed(1, 5)
                                .mapToObj(i -> Studies.run(new DataSplit("d", null, 1.0 / 5, i, 42), 42, 0.81, null))
                                .toList()));

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNCLEAR);
        assertThat(comparison.sentence()).endsWith("because one has 3 folds and the other 5.");
    }

    @Test
    void tellWhichRunsAreLeftOut() {
        Comparison comparison = only(
                repeats(Variant.BASELINE, UnaryOperator.identity(), 0.8, 0.81, 0.82, 0.83, 0.84),
                repeats(Variant.VAR1, UnaryOperator.identity(), 0.81, 0.82, 0.83));

        assertThat(comparison.sentence())
                .contains("3 paired runs")
                .endsWith("Left out: 2 runs of LeNet5_baseline without a counterpart of the same seed, data and"
                        + " validation images.");
    }

    @Test
    void judgeTestedPairsByTheImagesOnWhichTheyDiffer() {
        StudyReport whole = Studies.whole();

        Comparison test = Comparisons.of(whole).get(1);

        assertThat(whole.discordances()).containsExactly(new Discordance("LeNet5_var3", "LeNet5_var4", 20, 60));
        assertThat(test.verdict()).isEqualTo(Verdict.GAIN);
        assertThat(test.sentence())
                .isEqualTo("60 test images are right with LeNet5_var4 alone and 20 with LeNet5_var3 alone"
                        + " (McNemar's exact test, p < 0.001): better by more than noise.");
    }
}
