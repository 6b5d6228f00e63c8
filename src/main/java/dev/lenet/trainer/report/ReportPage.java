package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.report.StudyReport.Embedding;
import dev.lenet.trainer.report.StudyReport.Fact;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The report as its template reads it: all words, figures and drawings ready to print, parts without content null. */
record ReportPage(
        String css,
        String title,
        @Nullable String notice,
        String headline,
        List<String> command,
        List<Fact> facts,
        boolean referenced,
        List<VariantRow> variants,
        @Nullable List<Comparisons.Comparison> comparisons,
        CurvesView curves,
        @Nullable FoldsView folds,
        @Nullable List<TestedView> tested,
        @Nullable EmbeddingView embedding) {

    record VariantRow(
            String name,
            String change,
            String layers,
            String parameters,
            String size,
            Accuracy train,
            Accuracy validation,
            Accuracy test,
            String bestEpoch,
            String time) {}

    record Accuracy(String ours, @Nullable String reference) {}

    record ClassKey(String name, String mark) {}

    record EmbeddingView(
            String model, String method, String svg, List<ClassKey> classes, String images, String wrong) {}

    static ReportPage of(StudyReport report, String css) {
        List<TestedView> tested = IntStream.range(0, report.tested().size())
                .mapToObj(i -> TestedView.of(i + 1, report.tested().get(i), report.classNames()))
                .toList();
        List<Comparisons.Comparison> comparisons = Comparisons.of(report);
        Embedding embedding = report.embedding();
        return new ReportPage(
                css,
                report.title(),
                report.notice(),
                Headline.of(report),
                List.of(report.command().split(" ")),
                report.facts(),
                report.variants().stream().anyMatch(variant -> variant.reference() != null),
                report.variants().stream().map(ReportPage::row).toList(),
                comparisons.isEmpty() ? null : comparisons,
                CurvesView.of(report.variants()),
                FoldsView.of(report.variants()),
                tested.isEmpty() ? null : tested,
                embedding == null ? null : view(embedding, report.classNames()));
    }

    private static VariantRow row(VariantResult variant) {
        ReferenceFigures reference = variant.reference();
        List<RunFigures> runs = variant.runs().stream()
                .filter(run -> Double.isFinite(run.validationAccuracy()))
                .toList();
        List<Double> tests = runs.stream()
                .map(RunFigures::testAccuracy)
                .filter(Objects::nonNull)
                .map(Double::valueOf)
                .toList();
        double seconds =
                runs.stream().mapToDouble(RunFigures::seconds).average().orElse(Double.NaN);
        return new VariantRow(
                variant.name(),
                variant.change(),
                Integer.toString(variant.layers()),
                Figures.count(variant.trainableParameters()),
                Text.format("%.2f MB", variant.sizeMiB()),
                accuracy(
                        runs.stream().map(RunFigures::trainAccuracy).toList(),
                        reference == null ? null : reference.train()),
                accuracy(
                        runs.stream().map(RunFigures::validationAccuracy).toList(),
                        reference == null ? null : reference.validation()),
                accuracy(tests, reference == null ? null : reference.test()),
                runs.stream().map(run -> Integer.toString(run.bestEpoch())).collect(Collectors.joining(", ")),
                Figures.duration(seconds));
    }

    private static Accuracy accuracy(List<Double> ours, @Nullable Double reference) {
        return new Accuracy(
                Figures.meanAndDeviation(SampleStatistics.of(ours)),
                reference == null ? null : Figures.meanAndDeviation(SampleStatistics.of(List.of(reference))));
    }

    private static EmbeddingView view(Embedding embedding, List<String> classNames) {
        long wrong = embedding.points().stream().filter(EmbeddedPoint::wrong).count();
        String label = Text.format(
                "%s of %s: %d test images, %d of them predicted wrong. Similar images lie near each other.",
                embedding.method(), embedding.model(), embedding.points().size(), wrong);
        List<ClassKey> keys = IntStream.range(0, classNames.size())
                .mapToObj(i -> new ClassKey(
                        classNames.get(i), Key.mark(Text.format("dot c%d", i % 10), Svg.marker(i, 8, 8, 5))))
                .toList();
        return new EmbeddingView(
                embedding.model(),
                embedding.method(),
                SvgScatter.draw(label, embedding.points(), classNames.size()),
                keys,
                Figures.count(embedding.points().size()),
                Figures.count(wrong));
    }
}
