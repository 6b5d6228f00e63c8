package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.Interval;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a study as a forest plot: a row per change with its difference and the 95 % interval, over a band of
 * differences that count as none. Verdicts differ in shape as well as in colour.
 */
final class SvgForest {

    private static final int WIDTH = 460;
    private static final int LEFT = 16;
    private static final int RIGHT = 16;
    private static final int ROW = 66;
    private static final int BAR = 24;
    private static final int FOOT = 46;
    private static final int LONGEST = 58;
    private static final double POINTS = 100;

    private SvgForest() {}

    /**
     * Draws the changes that have an interval.
     *
     * @param comparisons from the top
     * @return the chart; null if no change has an interval
     */
    static @Nullable Chart draw(List<Comparison> comparisons) {
        List<Comparison> rows = comparisons.stream()
                .filter(each -> Double.isFinite(each.interval().lower()))
                .toList();
        if (rows.isEmpty()) {
            return null;
        }
        int foot = rows.size() * ROW;
        Svg svg = new Svg(WIDTH, foot + FOOT, "Differences in accuracy points with 95 % intervals. " + describe(rows));
        Ticks ticks = ticks(rows);
        for (double value : ticks.values()) {
            String number = ticks.format().format(value).replace('-', '−');
            svg.text("middle", x(ticks, value), foot + 18.0, number);
        }
        svg.text("middle", WIDTH / 2.0, foot + 38.0, "difference in accuracy (points)");
        for (int i = 0; i < rows.size(); i++) {
            row(svg, ticks, rows.get(i), i * ROW);
        }
        return svg.chart();
    }

    private static Ticks ticks(List<Comparison> rows) {
        double[] ends = rows.stream()
                .map(Comparison::interval)
                .flatMapToDouble(interval -> DoubleStream.of(interval.lower() * POINTS, interval.upper() * POINTS))
                .toArray();
        double margin = Verdict.MARGIN * POINTS;
        double least = Math.min(-margin, DoubleStream.of(ends).min().orElse(0));
        double highest = Math.max(margin, DoubleStream.of(ends).max().orElse(0));
        return Ticks.around(least, highest, 6);
    }

    private static void row(Svg svg, Ticks ticks, Comparison comparison, int top) {
        String heading = comparison.heading();
        int colon = heading.indexOf(": ");
        svg.text("strong", "start", LEFT, top + 17.0, shortened(heading.substring(0, Math.max(0, colon))));
        svg.text("start", LEFT, top + 34.0, shortened(heading.substring(colon + 2)));
        ground(svg, ticks, top + ROW - BAR);
        Interval interval = comparison.interval();
        double middle = top + ROW - BAR / 2.0;
        double low = x(ticks, interval.lower() * POINTS);
        double high = x(ticks, interval.upper() * POINTS);
        String ends = Text.format(
                "M%s %sH%sM%s %sv10M%s %sv10",
                Svg.number(low),
                Svg.number(middle),
                Svg.number(high),
                Svg.number(low),
                Svg.number(middle - 5),
                Svg.number(high),
                Svg.number(middle - 5));
        svg.path("span v-" + comparison.style(), ends);
        double at = x(ticks, comparison.difference() * POINTS);
        svg.path("at v-" + comparison.style(), Svg.marker(marker(comparison.verdict()), at, middle, 6));
    }

    /** The grid lines and the band behind a row's interval, but not behind its text. */
    private static void ground(Svg svg, Ticks ticks, int top) {
        double margin = Verdict.MARGIN * POINTS;
        svg.rectangle("none-band", x(ticks, -margin), top, x(ticks, margin) - x(ticks, -margin), BAR);
        for (double value : ticks.values()) {
            boolean zero = Math.abs(value) < ticks.step() / 2;
            svg.path(zero ? "axis" : "grid", Text.format("M%s %dv%d", Svg.number(x(ticks, value)), top, BAR));
        }
    }

    /** A triangle that points up or down for a gain or a loss, a square for no difference, a circle where nothing is shown. */
    private static int marker(Verdict verdict) {
        return switch (verdict) {
            case GAIN -> 2;
            case LOSS -> 4;
            case NO_DIFFERENCE -> 1;
            default -> 0;
        };
    }

    private static String shortened(String heading) {
        return heading.length() <= LONGEST
                ? heading
                : heading.substring(0, LONGEST - 1).strip() + "…";
    }

    private static double x(Ticks ticks, double points) {
        return LEFT + (points - ticks.lower()) / (ticks.upper() - ticks.lower()) * (WIDTH - LEFT - RIGHT);
    }

    private static String describe(List<Comparison> rows) {
        StringBuilder words = new StringBuilder();
        rows.forEach(row -> words.append(row.heading())
                .append(": ")
                .append(Figures.points(row.difference()))
                .append(", ")
                .append(Figures.points(row.interval()))
                .append(" (")
                .append(row.word())
                .append("). "));
        return words.toString().strip();
    }
}
