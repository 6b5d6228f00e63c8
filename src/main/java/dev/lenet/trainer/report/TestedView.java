package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.Calibration;
import dev.lenet.trainer.evaluation.ClassScore;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.statistics.Interval;
import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.evaluation.statistics.WilsonInterval;
import dev.lenet.trainer.report.StudyReport.Mistake;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import dev.lenet.trainer.text.Text;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One tested model as the report's template reads it: all words and figures ready to print. */
record TestedView(
        String id,
        String name,
        String summary,
        boolean several,
        List<String> classNames,
        List<MatrixRow> matrix,
        List<ClassRow> classes,
        String reliability,
        List<BinRow> bins,
        List<Pair> confused,
        List<ImageTag> confident) {

    private static final int PAIRS = 5;
    private static final int EXAMPLES = 6;
    private static final int CONFIDENT = 12;

    record MatrixRow(String name, List<Cell> cells) {}

    record Cell(String count, String percent, String light, String dark, String classes, String words) {}

    record ClassRow(String name, String precision, String recall, String f1, String images) {}

    record BinRow(String confidence, String images, String mean, String accuracy) {}

    record Pair(String actual, String predicted, String count, String percent, List<ImageTag> examples) {}

    static TestedView of(int index, TestedVariant model, List<String> names) {
        ConfusionMatrix matrix = model.matrix();
        if (matrix.classes() != names.size()) {
            throw new IllegalArgumentException(Text.format(
                    "The confusion matrix of %s has %d classes, but there are %d class names.",
                    model.name(), matrix.classes(), names.size()));
        }
        List<MatrixRow> rows = new ArrayList<>();
        for (int actual = 0; actual < names.size(); actual++) {
            List<Cell> cells = new ArrayList<>();
            for (int predicted = 0; predicted < names.size(); predicted++) {
                cells.add(cell(matrix, actual, predicted, names));
            }
            rows.add(new MatrixRow(names.get(actual), cells));
        }
        List<ClassScore> scores = ClassScore.of(matrix, names);
        List<ClassRow> classes = Stream.concat(scores.stream(), Stream.of(ClassScore.macro(scores)))
                .map(TestedView::row)
                .toList();
        return new TestedView(
                "tested-" + index,
                model.name(),
                summary(model),
                model.models().size() > 1,
                names,
                rows,
                classes,
                SvgReliability.draw(model.name(), model.calibration()),
                bins(model.calibration()),
                confused(model, names),
                mostConfident(model, model.mistakes(), CONFIDENT, names));
    }

    /** Images of the test set. */
    static int images(TestedVariant variant) {
        return variant.matrix().total() / variant.models().size();
    }

    /** The interval of a single model's accuracy. */
    static Interval wilson(TestedVariant variant) {
        int total = variant.matrix().total();
        return WilsonInterval.of((int) Math.round(variant.matrix().accuracy() * total), total);
    }

    private static String summary(TestedVariant variant) {
        SampleStatistics accuracy = SampleStatistics.of(variant.accuracies());
        String rest = Text.format(
                "loss %s, expected calibration error %s\u00a0%%",
                meanAndDeviation(variant.losses(), 1, 4), meanAndDeviation(variant.calibrationErrors(), 100, 2));
        if (variant.models().size() == 1) {
            return Text.format(
                    "One model (%s), %s images: accuracy %s (95\u00a0%% interval %s, Wilson), %s.",
                    variant.models().get(0),
                    Figures.count(images(variant)),
                    Figures.percent(accuracy.mean()),
                    Figures.percent(wilson(variant)),
                    rest);
        }
        return Text.format(
                "%d models (%s) on the same %s images, mean ± standard deviation: accuracy %s\u00a0%% (95\u00a0%% interval of the mean over such models %s), %s.",
                variant.models().size(),
                String.join("; ", variant.models()),
                Figures.count(images(variant)),
                Figures.meanAndDeviation(accuracy),
                Figures.percent(accuracy.interval()),
                rest);
    }

    private static String meanAndDeviation(List<Double> values, double factor, int decimals) {
        SampleStatistics statistics = SampleStatistics.of(values);
        String mean = Text.fixed(factor * statistics.mean(), decimals);
        return statistics.n() < 2 ? mean : mean + " ± " + Text.fixed(factor * statistics.standardDeviation(), decimals);
    }

    private static ClassRow row(ClassScore score) {
        return new ClassRow(
                score.name(),
                Text.fixed(score.precision() * 100, 2),
                Text.fixed(score.recall() * 100, 2),
                Text.fixed(score.f1() * 100, 2),
                Figures.count(score.images()));
    }

    private static List<BinRow> bins(Calibration calibration) {
        return calibration.bins().stream()
                .filter(bin -> bin.images() > 0)
                .map(bin -> new BinRow(
                        Text.format("%.0f to %.0f", bin.lower() * 100, bin.upper() * 100),
                        Figures.count(bin.images()),
                        Text.fixed(bin.confidence() * 100, 1),
                        Text.fixed(bin.accuracy() * 100, 1)))
                .toList();
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

    private static List<Pair> confused(TestedVariant model, List<String> names) {
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
                            mostConfident(model, examples, EXAMPLES, names));
                })
                .toList();
    }

    /** Those that most models get wrong, the surest first. */
    private static List<ImageTag> mostConfident(
            TestedVariant variant, List<Mistake> mistakes, int most, List<String> names) {
        return mistakes.stream()
                .sorted(Comparator.comparingInt(Mistake::models)
                        .thenComparingDouble(Mistake::confidence)
                        .reversed()
                        .thenComparingInt(Mistake::index))
                .limit(most)
                .map(mistake -> ImageTag.of(mistake, variant.models().size(), names))
                .toList();
    }

    private static String hex(Color colour) {
        return Text.format("#%06x", colour.getRGB() & 0xffffff);
    }
}
