package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The report's result in a few sentences: always of all its runs, never of a selected one. */
final class Headline {

    private Headline() {}

    static String of(StudyReport report) {
        List<VariantResult> finished = ranked(report);
        if (finished.isEmpty()) {
            return "No run has finished yet.";
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(validation(finished));
        if (!report.tested().isEmpty()) {
            sentences.add(tests(report.tested()));
        }
        return String.join(" ", sentences);
    }

    /** Says how the tested variants were chosen, and by what margin; null if all or none were tested. */
    static @Nullable String selection(StudyReport report) {
        Set<String> tested = report.tested().stream().map(TestedVariant::name).collect(Collectors.toSet());
        List<VariantResult> ranked = ranked(report);
        List<VariantResult> chosen = ranked.stream()
                .filter(variant -> tested.contains(variant.name()))
                .toList();
        if (chosen.isEmpty()
                || chosen.size() == ranked.size()
                || !ranked.subList(0, chosen.size()).equals(chosen)) {
            return null;
        }
        VariantResult last = chosen.get(chosen.size() - 1);
        VariantResult next = ranked.get(chosen.size());
        return Text.format(
                "Testing was limited to the %d with the highest validation accuracy; the next, %s, is %s below %s.",
                chosen.size(), next.name(), margin(last, next), last.name());
    }

    private static List<VariantResult> ranked(StudyReport report) {
        return report.variants().stream()
                .filter(variant -> validation(variant).n() > 0)
                .sorted(Comparator.comparingDouble(
                        (VariantResult variant) -> -validation(variant).mean()))
                .toList();
    }

    private static String validation(List<VariantResult> finished) {
        VariantResult best = finished.get(0);
        String figures =
                Text.format("%s\u00a0%% %s%s", Figures.meanAndDeviation(validation(best)), kind(best), runs(best));
        if (finished.size() == 1) {
            return Text.format("%s reached %s.", best.name(), figures);
        }
        if (!comparable(finished)) {
            return "The runs of this report were not validated on the same images, so no variant is named the best.";
        }
        return Text.format(
                "Highest of %d: %s with %s, %s above %s.",
                finished.size(),
                best.name(),
                figures,
                margin(best, finished.get(1)),
                finished.get(1).name());
    }

    /** The difference of two means; if each is of a single model, also in images. */
    private static String margin(VariantResult first, VariantResult second) {
        double difference = validation(first).mean() - validation(second).mean();
        String points = Text.fixed(difference * 100, 2) + " points";
        List<RunFigures> runs = finished(first);
        int images = runs.get(0).validationImages();
        return runs.size() == 1 && finished(second).size() == 1
                ? Text.format("%s (%d of %,d images)", points, Math.round(difference * images), images)
                : points;
    }

    /** The kind of a variant's validation accuracy: with folds, each image is validated once. */
    private static String kind(VariantResult variant) {
        boolean folds = finished(variant).stream().allMatch(run -> run.fold() > 0);
        return folds ? "cross-validated accuracy" : "validation accuracy";
    }

    private static String runs(VariantResult variant) {
        List<RunFigures> runs = finished(variant);
        if (runs.size() == 1) {
            return "";
        }
        long folds = runs.stream().map(RunFigures::fold).distinct().count();
        long seeds = runs.stream().map(RunFigures::seed).distinct().count();
        String counted = folds > 1 && seeds > 1
                ? Text.format("%d runs, %d folds with %d seeds", runs.size(), folds, seeds)
                : folds > 1 ? folds + " folds" : seeds + " seeds";
        return Text.format(" (mean ± standard deviation of %s)", counted);
    }

    /** Says what the figures are only once if it is the same for all. */
    private static String tests(List<TestedVariant> tested) {
        List<String> kinds = tested.stream().map(Headline::kind).distinct().toList();
        boolean alike = kinds.size() == 1;
        return tested.stream()
                .map(variant -> variant.name() + " " + test(variant) + (alike ? "" : " (" + kind(variant) + ")"))
                .collect(Collectors.joining(
                        ", ", Text.format("On the test set%s: ", alike ? " (" + kinds.get(0) + ")" : ""), "."));
    }

    private static String kind(TestedVariant variant) {
        int models = variant.models().size();
        return models == 1
                ? "95\u00a0% interval of one model"
                : Text.format(
                        "mean ± standard deviation of %d models on the same %s images",
                        models, Figures.count(TestedView.images(variant)));
    }

    private static String test(TestedVariant variant) {
        SampleStatistics accuracies = SampleStatistics.of(variant.accuracies());
        String figures = Figures.meanAndDeviation(accuracies) + "\u00a0%";
        return accuracies.n() == 1
                ? Text.format("%s [%s]", figures, Figures.percent(TestedView.wilson(variant)))
                : figures;
    }

    /** Whether all variants were trained and validated on the same kind of split of the same images. */
    private static boolean comparable(List<VariantResult> variants) {
        return variants.stream()
                        .flatMap(variant -> finished(variant).stream())
                        .map(run -> Stream.of(
                                        run.split().sha256(),
                                        String.valueOf(run.split().limit()),
                                        String.valueOf(run.split().validationShare()),
                                        String.valueOf(run.fold() > 0))
                                .toList())
                        .distinct()
                        .count()
                == 1;
    }

    private static List<RunFigures> finished(VariantResult variant) {
        return variant.runs().stream()
                .filter(run -> Double.isFinite(run.validationAccuracy()))
                .toList();
    }

    private static SampleStatistics validation(VariantResult variant) {
        return SampleStatistics.of(
                variant.runs().stream().map(RunFigures::validationAccuracy).toList());
    }
}
