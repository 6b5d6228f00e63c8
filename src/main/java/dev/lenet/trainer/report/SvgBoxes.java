package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.text.Text;
import java.util.List;

/**
 * Fold accuracies as horizontal box plots for the HTML report; vertical ones would leave no room for the names on a
 * narrow page.
 */
final class SvgBoxes {

    private static final int WIDTH = 460;
    private static final int LEFT = 14;
    private static final int RIGHT = 22;
    private static final int ROW = 58;
    private static final int FOOT = 46;

    private SvgBoxes() {}

    /**
     * Draws a box for each variant, over accuracy in per cent.
     *
     * @param scores the variants from the top, with at least one figure in total
     * @return the chart
     */
    static Chart draw(List<FoldScores> scores) {
        int foot = scores.size() * ROW;
        Svg svg = new Svg(WIDTH, foot + FOOT, "Accuracies of folds or repeats. " + describe(scores));
        double[] all = scores.stream()
                .flatMap(score -> score.finite().stream())
                .mapToDouble(accuracy -> accuracy * 100)
                .sorted()
                .toArray();
        double air = Math.max(0.05, (all[all.length - 1] - all[0]) * 0.05);
        Ticks ticks = Ticks.around(all[0] - air, Math.min(100, all[all.length - 1] + air), 4);
        for (double value : ticks.values()) {
            svg.path("grid", Text.format("M%s 0V%d", Svg.number(x(ticks, value)), foot));
            svg.text("middle", x(ticks, value), foot + 18.0, ticks.format().format(value));
        }
        svg.text("middle", WIDTH / 2.0, foot + 38.0, "validation accuracy (%)");
        for (int i = 0; i < scores.size(); i++) {
            row(svg, ticks, scores.get(i), i * ROW);
        }
        return svg.chart();
    }

    private static void row(Svg svg, Ticks ticks, FoldScores score, int top) {
        SampleStatistics statistics = score.statistics();
        svg.text("strong", "start", LEFT, top + 17.0, score.name() + "  " + Figures.meanAndDeviation(statistics));
        List<Double> percent =
                score.finite().stream().map(accuracy -> accuracy * 100).sorted().toList();
        if (percent.isEmpty()) {
            return;
        }
        double middle = top + 38.0;
        if (percent.size() >= FoldScores.FEWEST_FOR_A_BOX) {
            box(svg, ticks, percent, middle);
        }
        StringBuilder marks = new StringBuilder();
        percent.forEach(value -> marks.append(Svg.marker(0, x(ticks, value), middle, 3.6)));
        svg.path("mark s1", marks.toString());
    }

    private static void box(Svg svg, Ticks ticks, List<Double> percent, double middle) {
        double low = x(ticks, quantile(percent, 0.25));
        double high = x(ticks, quantile(percent, 0.75));
        String across = Svg.number(middle);
        svg.path(
                "whisker",
                Text.format(
                        "M%s %sH%s",
                        Svg.number(x(ticks, percent.get(0))),
                        across,
                        Svg.number(x(ticks, percent.get(percent.size() - 1)))));
        svg.rectangle("box", low, middle - 10, high - low, 20);
        svg.path(
                "median",
                Text.format("M%s %sv22", Svg.number(x(ticks, quantile(percent, 0.5))), Svg.number(middle - 11)));
    }

    /** Quartiles by linear interpolation between the ordered figures (Hyndman and Fan 1996, type 7). */
    static double quantile(List<Double> sorted, double share) {
        double at = share * (sorted.size() - 1);
        int below = (int) Math.floor(at);
        int above = (int) Math.ceil(at);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }

    private static double x(Ticks ticks, double value) {
        return LEFT + (value - ticks.lower()) / (ticks.upper() - ticks.lower()) * (WIDTH - LEFT - RIGHT);
    }

    private static String describe(List<FoldScores> scores) {
        StringBuilder words = new StringBuilder();
        scores.forEach(score -> words.append(score.name())
                .append(": ")
                .append(Figures.meanAndDeviation(score.statistics()))
                .append(" per cent. "));
        return words.toString().strip();
    }
}
