package dev.lenet.trainer.report;

import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.evaluation.Calibration;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.Predictions;
import dev.lenet.trainer.report.StudyReport.Mistake;
import dev.lenet.trainer.report.StudyReport.TestSetMap;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoredRun;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The test results that a report shows: for each row, all runs that were tested on the same images. */
final class TestedRuns {

    private TestedRuns() {}

    /** The rows with at least one tested run, in their order. */
    static List<TestedVariant> of(List<ReportRow> rows, @Nullable ImageSet images) {
        return rows.stream()
                .filter(row -> !tested(row).isEmpty())
                .map(row -> variant(row, images))
                .toList();
    }

    private static List<StoredRun> tested(ReportRow row) {
        List<StoredRun> runs = row.runs().stream().filter(StoredRun::tested).toList();
        return runs.stream()
                .filter(run -> Arrays.equals(
                        run.testPredictions().actual(),
                        runs.get(0).testPredictions().actual()))
                .toList();
    }

    private static TestedVariant variant(ReportRow row, @Nullable ImageSet images) {
        List<StoredRun> runs = tested(row);
        List<Predictions> predictions =
                runs.stream().map(StoredRun::testPredictions).toList();
        boolean shown = images != null && shows(images, predictions.get(0));
        return new TestedVariant(
                row.name(),
                runs.stream().map(run -> ReportRow.figures(run).name()).toList(),
                figures(runs, RunRecord.Test::testAccuracy),
                figures(runs, RunRecord.Test::testLoss),
                predictions.stream()
                        .map(each -> Calibration.of(each).expectedError())
                        .toList(),
                Calibration.of(Predictions.joined(predictions)),
                runs.stream()
                        .map(TestedRuns::matrix)
                        .reduce(ConfusionMatrix::plus)
                        .orElseThrow(),
                shown ? mistakes(predictions, Objects.requireNonNull(images)) : List.of());
    }

    private static List<Double> figures(List<StoredRun> runs, Function<RunRecord.Test, @Nullable Double> figure) {
        return runs.stream()
                .map(run -> figure.apply(run.record().test()))
                .map(value -> value == null ? Double.valueOf(Double.NaN) : value)
                .toList();
    }

    private static ConfusionMatrix matrix(StoredRun run) {
        return new ConfusionMatrix(Objects.requireNonNull(run.record().test().confusionMatrix()));
    }

    /** Whether the predictions are of these images. */
    private static boolean shows(ImageSet images, Predictions predictions) {
        return images.size() == predictions.size()
                && IntStream.range(0, images.size())
                        .allMatch(i -> images.label(i) == predictions.actual()[i]);
    }

    private static List<Mistake> mistakes(List<Predictions> models, ImageSet images) {
        return IntStream.range(0, images.size())
                .mapToObj(image -> models.stream()
                        .filter(model -> !model.right(image))
                        .collect(Collectors.groupingBy(model -> model.predicted()[image])))
                .map(votes -> votes.values().stream().max(TestedRuns::bySize).orElse(List.of()))
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        wrong -> IntStream.range(0, wrong.size())
                                .filter(image -> !wrong.get(image).isEmpty())
                                .mapToObj(image -> mistake(image, wrong.get(image), images))
                                .toList()));
    }

    private static int bySize(Collection<?> one, Collection<?> other) {
        return Integer.compare(one.size(), other.size());
    }

    private static Mistake mistake(int image, List<Predictions> models, ImageSet images) {
        int size = images.pixelsPerImage();
        return new Mistake(
                image,
                models.get(0).actual()[image],
                models.get(0).predicted()[image],
                models.size(),
                models.stream()
                        .mapToDouble(model -> model.confidence()[image])
                        .average()
                        .orElseThrow(),
                images.height(),
                images.width(),
                Arrays.copyOfRange(images.pixels(), image * size, (image + 1) * size));
    }

    /** The map of the run with the best validation accuracy among those that have one. */
    static @Nullable TestSetMap map(List<ReportRow> rows) {
        TestSetMap best = null;
        double bestAccuracy = Double.NEGATIVE_INFINITY;
        for (ReportRow row : rows) {
            for (StoredRun run : tested(row)) {
                Double accuracy = run.record().best().validationAccuracy();
                if (run.map() != null && accuracy != null && accuracy > bestAccuracy) {
                    bestAccuracy = accuracy;
                    best = new TestSetMap(
                            row.name(run), EmbeddedPoint.method(run.record().spec()), EmbeddedPoint.all(run.map()));
                }
            }
        }
        return best;
    }
}
