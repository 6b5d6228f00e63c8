package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.ClassScore;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.text.Text;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A confusion matrix and its figures by class as the report's template reads them. */
record MatrixView(
        String of, List<String> classNames, List<MatrixRow> matrix, List<ClassRow> classes, ConfusionMatrix counts) {

    record MatrixRow(String name, List<Cell> cells) {}

    record Cell(String count, String percent, String light, String dark, String classes, String words) {}

    record ClassRow(String name, String precision, String recall, String f1, String images) {}

    static MatrixView of(String name, ConfusionMatrix matrix, List<String> classNames) {
        if (matrix.classes() != classNames.size()) {
            throw new IllegalArgumentException(Text.format(
                    "The confusion matrix of %s has %d classes, but there are %d class names.",
                    name, matrix.classes(), classNames.size()));
        }
        List<ClassScore> scores = ClassScore.of(matrix, classNames);
        return new MatrixView(
                name,
                classNames,
                IntStream.range(0, matrix.classes())
                        .mapToObj(actual -> row(matrix, actual, classNames))
                        .toList(),
                Stream.concat(scores.stream(), Stream.of(ClassScore.macro(scores)))
                        .map(MatrixView::row)
                        .toList(),
                matrix);
    }

    private static MatrixRow row(ConfusionMatrix matrix, int actual, List<String> names) {
        return new MatrixRow(
                names.get(actual),
                IntStream.range(0, matrix.classes())
                        .mapToObj(predicted -> cell(matrix, actual, predicted, names))
                        .toList());
    }

    private static Cell cell(ConfusionMatrix matrix, int actual, int predicted, List<String> names) {
        int count = matrix.counts()[actual][predicted];
        boolean right = actual == predicted;
        double share = (double) count / Math.max(1, matrix.actual(actual));
        Color light = ShareColours.cell(share, right);
        String classes = count == 0 ? "none" : ShareColours.text(light).equals(Color.WHITE) ? "on-dark" : "on-light";
        return new Cell(
                Figures.count(count),
                count == 0 ? "" : Text.format("%.1f %%", share * 100),
                Svg.hex(light),
                Svg.hex(ShareColours.darkCell(share, right)),
                classes,
                Text.format("%s predicted as %s: %d", names.get(actual), names.get(predicted), count));
    }

    private static ClassRow row(ClassScore score) {
        return new ClassRow(
                score.name(),
                Text.fixed(score.precision() * 100, 2),
                Text.fixed(score.recall() * 100, 2),
                Text.fixed(score.f1() * 100, 2),
                Figures.count(score.images()));
    }
}
