package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.McNemarTest;
import dev.lenet.trainer.evaluation.statistics.PairedTTest;
import dev.lenet.trainer.report.StudyReport.Discordance;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Says in one sentence each what a change brought, and whether that is more than noise. */
final class Comparisons {

    /** With two pairs the interval is so wide (t = 12.7) that it tells nothing. */
    private static final int FEWEST_PAIRS = 3;

    private Comparisons() {}

    /**
     * One comparison.
     *
     * @param heading who against whom
     * @param verdict what it comes to
     * @param sentence the figures behind it
     */
    record Comparison(String heading, Verdict verdict, String sentence) {

        /** The verdict's word, also its class in the style sheet. */
        String word() {
            return verdict.word();
        }
    }

    /** Each variant against the one before it, by validation accuracy, then each tested pair, by test images. */
    static List<Comparison> of(StudyReport report) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 1; i < report.variants().size(); i++) {
            comparisons.add(
                    validation(report.variants().get(i - 1), report.variants().get(i)));
        }
        report.discordances().forEach(discordance -> comparisons.add(test(discordance)));
        return comparisons;
    }

    private static Comparison validation(VariantResult before, VariantResult after) {
        String heading = Text.format("%s over %s: %s", after.name(), before.name(), after.change());
        PairedRuns paired = PairedRuns.of(before, after);
        if (paired.size() == 0) {
            return new Comparison(heading, Verdict.UNCLEAR, paired.whyNone());
        }
        if (paired.size() < FEWEST_PAIRS) {
            return new Comparison(
                    heading,
                    Verdict.UNCLEAR,
                    Text.format(
                            "%s points of validation accuracy in %s. That is too few to tell it from noise: one seed alone spreads by about ±0.3 points.%s",
                            points(paired.meanDifference()),
                            paired.size() == 1 ? "one run of each" : "two runs of each",
                            paired.leftOut()));
        }
        PairedTTest test = paired.test();
        Verdict verdict = Verdict.of(test.meanDifference(), test.pValue());
        return new Comparison(
                heading,
                verdict,
                Text.format(
                        "%s points of validation accuracy (95 %% interval %s to %s, %d paired runs, p %s): %s.%s",
                        points(test.meanDifference()),
                        points(test.interval().lower()),
                        points(test.interval().upper()),
                        test.n(),
                        p(test.pValue()),
                        conclusion(verdict),
                        paired.leftOut()));
    }

    private static Comparison test(Discordance images) {
        McNemarTest test = McNemarTest.of(images.onlyFirstRight(), images.onlySecondRight());
        Verdict verdict = Verdict.of((double) images.onlySecondRight() - images.onlyFirstRight(), test.pValue());
        return new Comparison(
                Text.format("%s over %s on the test set", images.second(), images.first()),
                verdict,
                Text.format(
                        "%s test images are right with %s alone and %s with %s alone (McNemar's exact test, p %s): %s.",
                        Figures.count(images.onlySecondRight()),
                        images.second(),
                        Figures.count(images.onlyFirstRight()),
                        images.first(),
                        p(test.pValue()),
                        conclusion(verdict)));
    }

    private static String conclusion(Verdict verdict) {
        return switch (verdict) {
            case GAIN -> "better by more than noise";
            case LOSS -> "worse by more than noise";
            default -> "no more than noise";
        };
    }

    /** A difference of fractions in signed percentage points, with a true minus sign. */
    private static String points(double difference) {
        return Text.format("%+.2f", difference * 100).replace('-', '−');
    }

    private static String p(double value) {
        return value < 0.001 ? "< 0.001" : Text.format("= %.3f", value);
    }
}
