package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.report.Comparisons.Comparison;
import dev.lenet.trainer.report.StudyReport.Discordance;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.variant.Variant;
import java.util.List;
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
        assertThat(comparison.sentence()).startsWith("No fold and seed");
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
