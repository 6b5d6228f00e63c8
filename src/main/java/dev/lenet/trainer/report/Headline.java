package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.TestedModel;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.text.Text;
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
                : Text.format(
                        " (mean ± standard deviation of %d runs)",
                        validation(best).n());
        String validation = finished.size() == 1
                ? Text.format("%s reached %s %% validation accuracy%s.", best.name(), figures(best), runs)
                : Text.format(
                        "Of %d variants, %s has the best validation accuracy: %s %%%s.",
                        finished.size(), best.name(), figures(best), runs);
        return report.tested().isEmpty() ? validation : validation + " " + tests(report.tested());
    }

    private static String tests(List<TestedModel> tested) {
        return tested.stream()
                .map(model -> Text.format(
                        "%s %s", model.name(), Figures.percent(model.matrix().accuracy())))
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
