package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.store.ReportFolder;
import dev.lenet.trainer.text.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The report's tables as files: CSV with full precision, as fractions of 1 with a decimal point, and LaTeX with the
 * figures as the report shows them.
 */
public final class StudyTables {

    private StudyTables() {}

    /**
     * Writes {@code variants} and {@code changes}, each as {@code .csv} and {@code .tex}, into the folder {@code tables}.
     *
     * @param report the content
     * @param parent the folder of {@code report.html}
     * @throws dev.lenet.trainer.store.StoreException if the files cannot be written
     */
    public static void write(StudyReport report, Path parent) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        of(report).forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        ReportFolder.write(parent, ReportFolder.TABLES, files);
    }

    /** The files by name. Without changes, there is no table of changes. */
    static Map<String, String> of(StudyReport report) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("variants.csv", variantsCsv(report).csv());
        files.put("variants.tex", variantsTex(report).latex());
        List<Comparison> comparisons = Comparisons.of(report);
        if (!comparisons.isEmpty()) {
            files.put("changes.csv", changesCsv(comparisons).csv());
            files.put("changes.tex", changesTex(comparisons).latex());
        }
        return files;
    }

    private static Table variantsCsv(StudyReport report) {
        Table table = new Table(
                "variant",
                "change",
                "trainable_parameters",
                "runs",
                "train_accuracy",
                "train_accuracy_sd",
                "validation_accuracy",
                "validation_accuracy_sd",
                "last_epoch_validation_accuracy",
                "tested_runs",
                "test_accuracy",
                "test_accuracy_sd",
                "seconds");
        for (VariantResult variant : report.variants()) {
            SampleStatistics train = statistics(variant, RunFigures::trainAccuracy);
            SampleStatistics validation = statistics(variant, RunFigures::validationAccuracy);
            SampleStatistics test = statistics(variant, RunFigures::testAccuracy);
            table.add(
                    variant.name(),
                    variant.change(),
                    Long.toString(variant.trainableParameters()),
                    Integer.toString(validation.n()),
                    plain(train.mean()),
                    plain(train.standardDeviation()),
                    plain(validation.mean()),
                    plain(validation.standardDeviation()),
                    plain(statistics(variant, RunFigures::lastValidationAccuracy)
                            .mean()),
                    Integer.toString(test.n()),
                    plain(test.mean()),
                    plain(test.standardDeviation()),
                    plain(statistics(variant, RunFigures::seconds).mean()));
        }
        return table;
    }

    private static Table variantsTex(StudyReport report) {
        Table table = new Table("Variant", "Change", "Parameters", "Runs", "Validation (%)", "Test (%)");
        for (VariantResult variant : report.variants()) {
            SampleStatistics validation = statistics(variant, RunFigures::validationAccuracy);
            table.add(
                    variant.name(),
                    variant.change(),
                    Figures.count(variant.trainableParameters()),
                    Integer.toString(validation.n()),
                    Figures.meanAndDeviation(validation),
                    Figures.meanAndDeviation(statistics(variant, RunFigures::testAccuracy)));
        }
        return table;
    }

    private static Table changesCsv(List<Comparison> comparisons) {
        Table table = new Table("change", "verdict", "difference", "lower_95", "upper_95", "figures");
        comparisons.forEach(each -> table.add(
                each.heading(),
                each.word(),
                plain(each.difference()),
                plain(each.interval().lower()),
                plain(each.interval().upper()),
                each.sentence()));
        return table;
    }

    private static Table changesTex(List<Comparison> comparisons) {
        Table table = new Table("Change", "Difference (points)", "95 % interval", "Verdict");
        comparisons.forEach(each -> table.add(
                each.heading(),
                Double.isNaN(each.difference()) ? "–" : Figures.points(each.difference()),
                Double.isFinite(each.interval().lower()) ? Figures.points(each.interval()) : "–",
                each.word()));
        return table;
    }

    private static SampleStatistics statistics(VariantResult variant, Function<RunFigures, @Nullable Double> figure) {
        return SampleStatistics.of(variant.runs().stream()
                .filter(run -> Double.isFinite(run.validationAccuracy()))
                .map(figure)
                .filter(Objects::nonNull)
                .toList());
    }

    /** Empty if there is no figure. */
    private static String plain(double value) {
        return Double.isFinite(value) ? Text.format("%.6f", value) : "";
    }
}
