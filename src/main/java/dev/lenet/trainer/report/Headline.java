package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.TestedModel;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The report's result in a sentence or two. */
final class Headline {

    private Headline() {}

    static String of(StudyReport report) {
        List<VariantResult> finished = report.variants().stream()
                .filter(variant -> validation(variant).n() > 0)
                .sorted(Comparator.comparingDouble(
                        (VariantResult variant) -> -validation(variant).mean()))
                .toList();
        if (finished.isEmpty()) {
            return "No run has finished yet.";
        }
        VariantResult best = finished.get(0);
        String runs = validation(best).n() == 1
                ? ""
                : " (mean ± standard deviation of %d runs)"
                        .formatted(validation(best).n());
        String validation = finished.size() == 1
                ? "%s reached %s %% validation accuracy%s.".formatted(best.name(), figures(best), runs)
                : "Of %d variants, %s has the best validation accuracy: %s %%%s."
                        .formatted(finished.size(), best.name(), figures(best), runs);
        return report.tested().isEmpty() ? validation : validation + " " + tests(report.tested());
    }

    private static String tests(List<TestedModel> tested) {
        return tested.stream()
                .map(model -> "%s %s"
                        .formatted(model.name(), Figures.percent(model.matrix().accuracy())))
                .collect(Collectors.joining(", ", "On the test set: ", "."));
    }

    private static SampleStatistics validation(VariantResult variant) {
        return SampleStatistics.of(
                variant.runs().stream().map(RunFigures::validationAccuracy).toList());
    }

    private static String figures(VariantResult variant) {
        return Figures.meanAndDeviation(validation(variant));
    }
}
