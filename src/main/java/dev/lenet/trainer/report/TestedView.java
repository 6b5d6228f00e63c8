package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.Calibration;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.statistics.Interval;
import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.evaluation.statistics.WilsonInterval;
import dev.lenet.trainer.report.StudyReport.Mistake;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One tested model as the report's template reads it: all text and figures ready to print. */
record TestedView(
        String id,
        String name,
        String summary,
        boolean several,
        MatrixView counts,
        Chart reliability,
        List<BinRow> bins,
        List<Pair> confused,
        List<ImageTag> confident) {

    private static final int PAIRS = 5;
    private static final int EXAMPLES = 6;
    private static final int CONFIDENT = 12;

    record BinRow(String confidence, String images, String mean, String accuracy) {}

    record Pair(String actual, String predicted, String count, String percent, List<ImageTag> examples) {}

    static TestedView of(int index, TestedVariant model, List<String> names) {
        return new TestedView(
                "tested-" + index,
                model.name(),
                summary(model),
                model.models().size() > 1,
                MatrixView.of(model.name(), model.matrix(), names),
                SvgReliability.draw(model.name(), model.calibration()),
                bins(model.calibration()),
                confused(model, names),
                mostConfident(model, model.mistakes(), CONFIDENT, names));
    }

    /** Number of images in the test set. */
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
        Interval interval = interval(variant);
        return Text.format(
                "%d models (%s) on the same %s images, mean ± standard deviation: accuracy %s\u00a0%%%s, %s.",
                variant.models().size(),
                String.join("; ", variant.models()),
                Figures.count(images(variant)),
                Figures.meanAndDeviation(accuracy),
                interval.equals(Interval.UNKNOWN)
                        ? ""
                        : Text.format(
                                " (95\u00a0%% interval of the mean over such models %s)", Figures.percent(interval)),
                rest);
    }

    /**
     * The interval of a single model's accuracy over images, or of the mean over models; unknown for folds, whose
     * models share most of their training images.
     */
    static Interval interval(TestedVariant variant) {
        if (variant.models().size() == 1) {
            return wilson(variant);
        }
        boolean folds = variant.models().stream().anyMatch(model -> model.startsWith("fold"));
        return folds
                ? Interval.UNKNOWN
                : SampleStatistics.of(variant.accuracies()).interval();
    }

    private static String meanAndDeviation(List<Double> values, double factor, int decimals) {
        SampleStatistics statistics = SampleStatistics.of(values);
        String mean = Text.fixed(factor * statistics.mean(), decimals);
        return statistics.n() < 2 ? mean : mean + " ± " + Text.fixed(factor * statistics.standardDeviation(), decimals);
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

    /** The mistakes that most models make, then the most confident ones. */
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
}
