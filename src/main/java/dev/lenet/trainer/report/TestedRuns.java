package dev.lenet.trainer.report;

import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.Predictions;
import dev.lenet.trainer.evaluation.tsne.EmbeddedPoints;
import dev.lenet.trainer.report.StudyReport.Discordance;
import dev.lenet.trainer.report.StudyReport.Embedding;
import dev.lenet.trainer.report.StudyReport.Mistake;
import dev.lenet.trainer.report.StudyReport.TestedModel;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoredRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The test set as a report shows it: of each row the first run that was tested. */
record TestedRuns(List<Tested> tested) {

    /** One run and its name in the report. */
    record Tested(String name, StoredRun run) {}

    static TestedRuns of(List<ReportRow> rows) {
        return new TestedRuns(rows.stream()
                .flatMap(row -> row.runs().stream()
                        .filter(StoredRun::tested)
                        .limit(1)
                        .map(run -> new Tested(name(row, run), run)))
                .toList());
    }

    private static String name(ReportRow row, StoredRun run) {
        if (row.runs().size() == 1) {
            return row.name();
        }
        RunSpec spec = run.record().spec();
        String fold = spec.fold() == null ? "" : ", fold " + spec.fold().index();
        return row.name() + fold + ", seed " + spec.seed();
    }

    List<TestedModel> models(@Nullable ImageSet images) {
        return tested.stream().map(each -> model(each, images)).toList();
    }

    private static TestedModel model(Tested each, @Nullable ImageSet images) {
        RunRecord.Test test = each.run().record().test();
        int[][] counts = Objects.requireNonNull(test.confusionMatrix());
        double loss = Objects.requireNonNullElse(test.testLoss(), Double.NaN);
        Predictions predictions = each.run().testPredictions();
        List<Mistake> mistakes =
                images == null || !shows(images, predictions) ? List.of() : mistakes(predictions, images);
        return new TestedModel(each.name(), loss, new ConfusionMatrix(counts), mistakes);
    }

    /** Whether the predictions are of these images. */
    private static boolean shows(ImageSet images, Predictions predictions) {
        return images.size() == predictions.size()
                && IntStream.range(0, images.size())
                        .allMatch(i -> images.label(i) == predictions.actual()[i]);
    }

    private static List<Mistake> mistakes(Predictions predictions, ImageSet images) {
        int size = images.pixelsPerImage();
        return IntStream.range(0, predictions.size())
                .filter(i -> !predictions.right(i))
                .mapToObj(i -> new Mistake(
                        i,
                        predictions.actual()[i],
                        predictions.predicted()[i],
                        predictions.confidence()[i],
                        images.width(),
                        Arrays.copyOfRange(images.pixels(), i * size, (i + 1) * size)))
                .toList();
    }

    /** Each tested run against the one before it, where both saw the same images. */
    List<Discordance> discordances() {
        List<Discordance> discordances = new ArrayList<>();
        for (int i = 1; i < tested.size(); i++) {
            Predictions first = tested.get(i - 1).run().testPredictions();
            Predictions second = tested.get(i).run().testPredictions();
            if (Arrays.equals(first.actual(), second.actual())) {
                discordances.add(new Discordance(
                        tested.get(i - 1).name(),
                        tested.get(i).name(),
                        first.onlyRightHere(second),
                        second.onlyRightHere(first)));
            }
        }
        return discordances;
    }

    /** The map of the run with the best validation accuracy among those that have one. */
    @Nullable
    Embedding embedding() {
        Embedding best = null;
        double bestAccuracy = Double.NEGATIVE_INFINITY;
        for (Tested each : tested) {
            EmbeddedPoints map = each.run().map();
            Double accuracy = each.run().record().best().validationAccuracy();
            if (map != null && accuracy != null && accuracy > bestAccuracy) {
                bestAccuracy = accuracy;
                String method = EmbeddedPoint.method(each.run().record().spec());
                best = new Embedding(each.name(), method, EmbeddedPoint.all(map));
            }
        }
        return best;
    }
}
