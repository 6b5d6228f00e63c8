package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.report.StudyReport.Mistake;
import dev.lenet.trainer.report.StudyReport.TestedModel;
import dev.lenet.trainer.text.Text;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One tested model as the report's template reads it: all words and figures ready to print. */
record TestedView(
        String id,
        String name,
        String accuracy,
        String loss,
        String images,
        List<String> classNames,
        List<MatrixRow> matrix,
        List<ClassRow> classes,
        List<Pair> confused,
        List<ImageTag> confident) {

    private static final int PAIRS = 5;
    private static final int EXAMPLES = 6;
    private static final int CONFIDENT = 12;

    record MatrixRow(String name, List<Cell> cells) {}

    record Cell(String count, String percent, String light, String dark, String classes, String words) {}

    record ClassRow(String name, String precision, String recall, String f1, String images) {}

    record Pair(String actual, String predicted, String count, String percent, List<ImageTag> examples) {}

    static TestedView of(int index, TestedModel model, List<String> names) {
        ConfusionMatrix matrix = model.matrix();
        if (matrix.classes() != names.size()) {
            throw new IllegalArgumentException(Text.format(
                    "The confusion matrix of %s has %d classes, but there are %d class names.",
                    model.name(), matrix.classes(), names.size()));
        }
        List<MatrixRow> rows = new ArrayList<>();
        List<ClassRow> classes = new ArrayList<>();
        for (int actual = 0; actual < names.size(); actual++) {
            List<Cell> cells = new ArrayList<>();
            for (int predicted = 0; predicted < names.size(); predicted++) {
                cells.add(cell(matrix, actual, predicted, names));
            }
            rows.add(new MatrixRow(names.get(actual), cells));
            classes.add(new ClassRow(
                    names.get(actual),
                    Text.format("%.2f", matrix.precision(actual) * 100),
                    Text.format("%.2f", matrix.recall(actual) * 100),
                    Text.format("%.2f", matrix.f1(actual) * 100),
                    Figures.count(matrix.actual(actual))));
        }
        return new TestedView(
                "tested-" + index,
                model.name(),
                Figures.percent(matrix.accuracy()),
                Text.format("%.4f", model.loss()),
                Figures.count(matrix.total()),
                names,
                rows,
                classes,
                confused(model, names),
                mostConfident(model.mistakes(), CONFIDENT, names));
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
                hex(light),
                hex(ShareColours.darkCell(share, right)),
                classes,
                Text.format("%s predicted as %s: %d", names.get(actual), names.get(predicted), count));
    }

    private static List<Pair> confused(TestedModel model, List<String> names) {
        ConfusionMatrix matrix = model.matrix();
        List<int[]> cells = new ArrayList<>();
        for (int actual = 0; actual < names.size(); actual++) {
            for (int predicted = 0; predicted < names.size(); predicted++) {
                if (actual != predicted && matrix.counts()[actual][predicted] > 0) {
                    cells.add(new int[] {actual, predicted, matrix.counts()[actual][predicted]});
                }
            }
        }
        return cells.stream()
                .sorted(Comparator.comparingInt((int[] cell) -> -cell[2]))
                .limit(PAIRS)
                .map(cell -> {
                    List<Mistake> examples = model.mistakes().stream()
                            .filter(mistake -> mistake.actual() == cell[0] && mistake.predicted() == cell[1])
                            .toList();
                    return new Pair(
                            names.get(cell[0]),
                            names.get(cell[1]),
                            Figures.count(cell[2]),
                            Figures.percent((double) cell[2] / matrix.actual(cell[0])),
                            mostConfident(examples, EXAMPLES, names));
                })
                .toList();
    }

    private static List<ImageTag> mostConfident(List<Mistake> mistakes, int most, List<String> names) {
        return mistakes.stream()
                .sorted(Comparator.comparingDouble(Mistake::confidence)
                        .reversed()
                        .thenComparingInt(Mistake::index))
                .limit(most)
                .map(mistake -> ImageTag.of(mistake, names))
                .toList();
    }

    private static String hex(Color colour) {
        return Text.format("#%06x", colour.getRGB() & 0xffffff);
    }
}
