package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.Interval;
import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.report.StudyReport.Fact;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.TestSetMap;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The report as its template reads it: all text, figures and drawings ready to print; parts without content are null. */
record ReportPage(
        String css,
        String title,
        @Nullable String notice,
        String headline,
        List<String> command,
        List<Fact> facts,
        boolean referenced,
        List<VariantRow> variants,
        @Nullable String selection,
        @Nullable List<Comparison> comparisons,
        @Nullable Chart forest,
        @Nullable String power,
        CurvesView curves,
        @Nullable FoldsView folds,
        @Nullable List<TestedView> tested,
        @Nullable MapView map,
        @Nullable FirstLayerView firstLayer,
        @Nullable Method method) {

    record VariantRow(
            String name,
            String change,
            String layers,
            String parameters,
            String size,
            Cell train,
            Cell validation,
            Cell test,
            String bestEpoch,
            Cell time) {}

    /** A figure and the notes under it. */
    record Cell(String ours, List<String> notes) {}

    record MapView(String model, String method, Chart chart, List<Key> classes, String images, String wrong) {}

    static ReportPage of(StudyReport report) {
        List<TestedView> tested = IntStream.range(0, report.tested().size())
                .mapToObj(i -> TestedView.of(i + 1, report.tested().get(i), report.classNames()))
                .toList();
        List<Comparison> comparisons = Comparisons.of(report);
        TestSetMap map = report.map();
        return new ReportPage(
                HtmlReport.css(),
                report.title(),
                report.notice(),
                Headline.of(report),
                List.of(report.command().split(" ")),
                report.facts(),
                report.variants().stream().anyMatch(variant -> variant.reference() != null),
                report.variants().stream()
                        .map(variant -> row(variant, report.tested()))
                        .toList(),
                Headline.selection(report),
                comparisons.isEmpty() ? null : comparisons,
                SvgForest.draw(comparisons),
                StudyPower.of(report, Comparisons.evidence(report)),
                CurvesView.of(report.variants()),
                FoldsView.of(report.variants(), report.classNames()),
                tested.isEmpty() ? null : tested,
                map == null ? null : view(map, report.classNames()),
                FirstLayerView.of(report.firstLayer(), report.classNames()),
                report.method());
    }

    private static VariantRow row(VariantResult variant, List<TestedVariant> tested) {
        ReferenceFigures reference = variant.reference();
        List<RunFigures> runs = variant.runs().stream()
                .filter(run -> Double.isFinite(run.validationAccuracy()))
                .toList();
        List<Double> tests = runs.stream()
                .map(RunFigures::testAccuracy)
                .filter(Objects::nonNull)
                .map(Double::valueOf)
                .toList();
        return new VariantRow(
                variant.name(),
                variant.change(),
                Integer.toString(variant.layers()),
                Figures.count(variant.trainableParameters()),
                Text.format("%.2f MB", variant.sizeMiB()),
                accuracy(
                        figures(runs, RunFigures::trainAccuracy),
                        runs.stream().allMatch(RunFigures::trainMeasured) ? null : "average while training",
                        reference == null ? null : reference.train()),
                accuracy(
                        figures(runs, RunFigures::validationAccuracy),
                        "last epoch "
                                + Figures.meanAndDeviation(
                                        SampleStatistics.of(figures(runs, RunFigures::lastValidationAccuracy))),
                        reference == null ? null : reference.validation()),
                accuracy(tests, interval(variant, tested), reference == null ? null : reference.test()),
                runs.stream().map(run -> Integer.toString(run.bestEpoch())).collect(Collectors.joining(", ")),
                time(runs));
    }

    private static Cell time(List<RunFigures> runs) {
        double processors = mean(runs, RunFigures::processorSeconds);
        double pace = mean(runs, RunFigures::imagesPerSecond);
        return new Cell(
                Figures.duration(mean(runs, RunFigures::seconds)),
                Stream.of(
                                Double.isFinite(processors) ? Figures.duration(processors) + " processor time" : null,
                                Double.isFinite(pace) ? Text.format("%,.0f images/s", pace) : null)
                        .flatMap(Stream::ofNullable)
                        .toList());
    }

    private static double mean(List<RunFigures> runs, ToDoubleFunction<RunFigures> figure) {
        return runs.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    private static List<Double> figures(List<RunFigures> runs, ToDoubleFunction<RunFigures> figure) {
        return runs.stream().mapToDouble(figure).boxed().toList();
    }

    private static Cell accuracy(List<Double> ours, @Nullable String note, @Nullable Double reference) {
        return new Cell(
                Figures.meanAndDeviation(SampleStatistics.of(ours)),
                Stream.of(
                                note,
                                reference == null
                                        ? null
                                        : "reference "
                                                + Figures.meanAndDeviation(SampleStatistics.of(List.of(reference))))
                        .flatMap(Stream::ofNullable)
                        .toList());
    }

    private static @Nullable String interval(VariantResult variant, List<TestedVariant> tested) {
        return tested.stream()
                .filter(each -> each.name().equals(variant.name()))
                .findFirst()
                .map(TestedView::interval)
                .filter(interval -> !interval.equals(Interval.UNKNOWN))
                .map(Figures::percent)
                .orElse(null);
    }

    private static MapView view(TestSetMap map, List<String> classNames) {
        long wrong = map.points().stream().filter(EmbeddedPoint::wrong).count();
        String label = Text.format(
                "%s of %s: %d test images, %d of them predicted incorrectly. Similar images are near each other.",
                map.method(), map.model(), map.points().size(), wrong);
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < classNames.size(); i++) {
            keys.add(Key.dot(classNames.get(i), i));
        }
        keys.add(Key.wrongPrediction());
        return new MapView(
                map.model(),
                map.method(),
                SvgScatter.draw(label, map.points(), classNames.size()),
                keys,
                Figures.count(map.points().size()),
                Figures.count(wrong));
    }
}
