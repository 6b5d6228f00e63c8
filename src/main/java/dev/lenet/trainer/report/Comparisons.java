package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.Predictions;
import dev.lenet.trainer.evaluation.statistics.Holm;
import dev.lenet.trainer.evaluation.statistics.Interval;
import dev.lenet.trainer.evaluation.statistics.McNemarTest;
import dev.lenet.trainer.report.PairedRuns.Answer;
import dev.lenet.trainer.report.PairedRuns.Measure;
import dev.lenet.trainer.report.PairedRuns.Pair;
import dev.lenet.trainer.report.StudyReport.Contrast;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges each change of a report once, from all runs that can be paired, in words that claim no more than the runs
 * support. The p values of all its comparisons are corrected together.
 */
final class Comparisons {

    private Comparisons() {}

    /** A change and the runs that are evidence for or against it. */
    record Evidence(
            Contrast contrast, PairedRuns runs, @Nullable Answer answer) {

        private static Evidence of(Contrast contrast) {
            PairedRuns runs = PairedRuns.of(contrast.before(), contrast.after());
            return new Evidence(contrast, runs, runs.decisive());
        }
    }

    /** The evidence for each change, in the report's order. */
    static List<Evidence> evidence(StudyReport report) {
        return report.contrasts().stream().map(Evidence::of).toList();
    }

    static List<Comparison> of(StudyReport report) {
        List<Evidence> all = evidence(report);
        double[] tested = all.stream()
                .flatMap(evidence -> Stream.ofNullable(evidence.answer()))
                .mapToDouble(answer -> answer.test().pValue())
                .toArray();
        double[] corrected = Holm.correct(tested);
        List<Comparison> comparisons = new ArrayList<>();
        int next = 0;
        for (Evidence evidence : all) {
            Answer answer = evidence.answer();
            comparisons.add(
                    answer == null ? undecided(evidence) : judged(evidence, answer, corrected[next++], tested.length));
        }
        return comparisons;
    }

    private static String heading(Contrast contrast) {
        return Text.format(
                "%s over %s: %s", contrast.after().name(), contrast.before().name(), contrast.changes());
    }

    private static Comparison judged(Evidence evidence, Answer answer, double corrected, int questions) {
        Interval interval = answer.test().interval();
        Verdict verdict = Verdict.of(answer.test().meanDifference(), interval, corrected);
        String sentence = Text.format(
                "%s %s: %s (%s, p %s%s).",
                conclusion(verdict),
                answer.scope(),
                figures(answer),
                answer.units(),
                p(corrected),
                questions == 1 ? "" : Text.format(" after correction for %d comparisons", questions));
        return new Comparison(
                heading(evidence.contrast()),
                verdict,
                sentence,
                remarks(evidence, answer, verdict),
                footnote(evidence),
                answer.test().meanDifference(),
                interval);
    }

    private static String conclusion(Verdict verdict) {
        return switch (verdict) {
            case GAIN -> "Better";
            case LOSS -> "Worse";
            case NO_DIFFERENCE -> Text.format("No difference as large as %s points", Figures.size(Verdict.MARGIN));
            default -> "A difference is not shown";
        };
    }

    private static String figures(Answer answer) {
        Interval interval = answer.test().interval();
        String points = Text.format(
                "%s points of %s",
                Figures.points(answer.test().meanDifference()), answer.measure().words());
        return Double.isFinite(interval.lower())
                ? Text.format("%s, 95 %% interval %s", points, Figures.points(interval))
                : points + " in every pair, so that the role of chance cannot be estimated";
    }

    private static List<String> remarks(Evidence evidence, Answer answer, Verdict verdict) {
        List<String> remarks = new ArrayList<>();
        Interval interval = answer.test().interval();
        if (verdict == Verdict.NOT_SHOWN && Double.isFinite(interval.lower()) && !interval.contains(0)) {
            remarks.add("The interval is that of this comparison alone; one of several may exclude zero by chance.");
        }
        Interval images = answer.measure() == Measure.TEST ? evidence.runs().overSeedsAndImages() : null;
        if (images != null) {
            remarks.add(Text.format(
                    "Over other test images as well, it lies between %s points (bootstrap over seeds and images).",
                    Figures.points(images).replace(" to ", " and ")));
        }
        Answer otherData =
                answer.validationToTraining() > 0 ? null : evidence.runs().overSplits();
        if (otherData != null) {
            remarks.add(Text.format(
                    "Over other data like this: %s (%s, p %s).",
                    figures(otherData), otherData.units(), p(otherData.test().pValue())));
        }
        String leftOut = evidence.runs().leftOut();
        if (leftOut != null) {
            remarks.add(leftOut);
        }
        return remarks;
    }

    /** For at most two pairs: the difference between these trained models, and that it says nothing about the change. */
    private static Comparison undecided(Evidence evidence) {
        String leftOut = evidence.runs().leftOut();
        return new Comparison(
                heading(evidence.contrast()),
                Verdict.UNKNOWN,
                evidence.runs().pairs().isEmpty() ? evidence.runs().whyNone() : ofTheseModels(evidence.runs()),
                evidence.runs().pairs().isEmpty() || leftOut == null ? List.of() : List.of(leftOut),
                footnote(evidence),
                evidence.runs().pairs().isEmpty() ? Double.NaN : evidence.runs().meanDifference(Measure.VALIDATION),
                Interval.UNKNOWN);
    }

    private static String ofTheseModels(PairedRuns runs) {
        String difference = Figures.points(runs.meanDifference(Measure.VALIDATION));
        return runs.pairs().size() == 1
                ? Text.format(
                        "%s points of validation accuracy between these two trained models. One run of each does not tell what the change does: other seeds may show the opposite.",
                        difference)
                : Text.format(
                        "%s points of validation accuracy on average between these %d pairs of trained models. That is too few to tell what the change does.",
                        difference, runs.pairs().size());
    }

    /** McNemar's test of the first pair that was tested on the same images. */
    private static @Nullable String footnote(Evidence evidence) {
        for (Pair pair : evidence.runs().pairs()) {
            Predictions first = pair.before().test();
            Predictions second = pair.after().test();
            if (first != null && second != null && Arrays.equals(first.actual(), second.actual())) {
                McNemarTest test = McNemarTest.of(first.onlyRightHere(second), second.onlyRightHere(first));
                return Text.format(
                        "The two models of %s: %s test images are classified correctly only by %s, %s only by %s (McNemar's exact test, p %s). This compares these two trained models, not the recipes.",
                        pair.after().name(),
                        Figures.count(test.onlySecondRight()),
                        evidence.contrast().after().name(),
                        Figures.count(test.onlyFirstRight()),
                        evidence.contrast().before().name(),
                        p(test.pValue()));
            }
        }
        return null;
    }

    private static String p(double value) {
        return value < 0.001 ? "< 0.001" : Text.format("= %.3f", value);
    }
}
