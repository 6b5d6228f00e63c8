package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds or repeats of all variants as the report's template reads them. */
record FoldsView(
        boolean folds, List<String> columns, List<Row> rows, boolean boxed, Chart chart, List<MatrixView> pooled) {

    record Row(String name, List<Cell> cells, String mean) {}

    record Cell(String accuracy, @Nullable String epoch) {}

    /**
     * Puts runs of the same fold and seed into the same column.
     *
     * @return null if no variant has more than one run
     */
    static @Nullable FoldsView of(List<VariantResult> variants, List<String> classNames) {
        if (variants.stream().allMatch(variant -> variant.runs().size() < 2)) {
            return null;
        }
        boolean folds =
                variants.stream().flatMap(variant -> variant.runs().stream()).anyMatch(run -> run.fold() > 0);
        boolean seeds = variants.stream()
                        .flatMap(variant -> variant.runs().stream())
                        .map(RunFigures::seed)
                        .distinct()
                        .count()
                > 1;
        List<RunFigures> columns = new ArrayList<>();
        for (VariantResult variant : variants) {
            for (RunFigures run : variant.runs()) {
                if (columns.stream().noneMatch(column -> same(column, run))) {
                    columns.add(run);
                }
            }
        }
        columns.sort(Comparator.comparingLong(RunFigures::seed).thenComparingInt(RunFigures::fold));
        List<FoldScores> scores = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (VariantResult variant : variants) {
            FoldScores score = new FoldScores(
                    variant.name(),
                    variant.runs().stream().map(RunFigures::validationAccuracy).toList());
            scores.add(score);
            rows.add(new Row(
                    variant.name(),
                    columns.stream().map(column -> cell(variant, column)).toList(),
                    Figures.meanAndDeviation(score.statistics())));
        }
        ReferenceFigures best = ReferenceStudy.of(ReferenceStudy.BEST);
        if (folds && variants.stream().anyMatch(variant -> Objects.equals(best, variant.reference()))) {
            scores.add(ReferenceStudy.FOLDS);
        }
        boolean any = scores.stream().anyMatch(score -> !score.finite().isEmpty());
        return any
                ? new FoldsView(
                        folds,
                        columns.stream().map(run -> heading(run, seeds)).toList(),
                        rows,
                        scores.stream().anyMatch(score -> score.finite().size() >= FoldScores.FEWEST_FOR_A_BOX),
                        SvgBoxes.draw(scores),
                        pooled(variants, classNames))
                : null;
    }

    private static boolean same(RunFigures one, RunFigures other) {
        return one.fold() == other.fold() && one.seed() == other.seed();
    }

    private static String heading(RunFigures run, boolean seeds) {
        if (run.fold() == 0) {
            return "seed " + run.seed();
        }
        return seeds ? Text.format("fold %d, seed %d", run.fold(), run.seed()) : "fold " + run.fold();
    }

    private static Cell cell(VariantResult variant, RunFigures column) {
        return variant.runs().stream()
                .filter(run -> same(run, column))
                .findFirst()
                .map(run -> Double.isFinite(run.validationAccuracy())
                        ? new Cell(
                                Text.format("%.2f", run.validationAccuracy() * 100), Integer.toString(run.bestEpoch()))
                        : new Cell("failed", null))
                .orElse(new Cell("–", null));
    }

    /** The confusion matrices over all folds, for the variants that have one for each fold. */
    private static List<MatrixView> pooled(List<VariantResult> variants, List<String> classNames) {
        List<MatrixView> pooled = new ArrayList<>();
        for (VariantResult variant : variants) {
            List<ConfusionMatrix> matrices = variant.runs().stream()
                    .filter(run -> run.fold() > 0)
                    .flatMap(run -> Stream.ofNullable(run.validation()))
                    .toList();
            if (!matrices.isEmpty() && matrices.size() == variant.runs().size()) {
                pooled.add(MatrixView.of(
                        variant.name(),
                        matrices.stream().reduce(ConfusionMatrix::plus).orElseThrow(),
                        classNames));
            }
        }
        return pooled;
    }
}
