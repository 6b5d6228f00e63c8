package dev.lenet.trainer.report;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line chart over epochs for the HTML report. */
final class SvgLines {

    private static final int LEFT = 52;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 46;
    private static final int MOST_MARKERS = 40;

    /**
     * One line.
     *
     * @param name for the description
     * @param style number of its colour, marker and dashes, from 0
     * @param marked whether each point has a marker
     * @param points epoch and value; a value that is not finite leaves a gap
     */
    record Line(String name, int style, boolean marked, List<double[]> points) {

        /** A line from epoch to epoch, with a marker at each unless there are so many that they would overlap. */
        static Line through(
                String name,
                int style,
                List<EpochMetrics> history,
                ToDoubleFunction<EpochMetrics> value,
                double factor) {
            List<double[]> points = history.stream()
                    .map(epoch -> new double[] {epoch.epoch(), value.applyAsDouble(epoch) * factor})
                    .toList();
            return new Line(name, style, history.size() <= MOST_MARKERS, points);
        }

        /** A line that keeps each epoch's value over the whole epoch. */
        static Line steps(String name, List<EpochMetrics> history, ToDoubleFunction<EpochMetrics> value) {
            List<double[]> points = history.stream()
                    .flatMap(epoch -> Stream.of(
                            new double[] {epoch.epoch() - 0.5, value.applyAsDouble(epoch)},
                            new double[] {epoch.epoch() + 0.5, value.applyAsDouble(epoch)}))
                    .toList();
            return new Line(name, 0, false, points);
        }
    }

    /**
     * The space for a chart.
     *
     * @param width of the chart, in units of which a line of text takes 13
     * @param height of the chart
     * @param fromZero whether the vertical axis starts at 0 rather than near the least value
     * @param highest upper limit of the vertical axis
     */
    record Room(int width, int height, boolean fromZero, double highest) {}

    private final Room room;
    private final List<Line> lines;
    private final Ticks ticks;
    private final double last;

    private SvgLines(Room room, List<Line> lines) {
        this.room = room;
        this.lines = lines;
        this.ticks = ticks(room, lines);
        this.last = Math.floor(lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> point[0])
                .max()
                .orElse(1));
    }

    /**
     * Draws the chart.
     *
     * @param what the quantity shown, for the description
     * @param room the space for it
     * @param lines the lines, in the order of their legend
     * @param bestEpoch the epoch to mark; null for none
     * @return the chart
     */
    static Chart draw(String what, Room room, List<Line> lines, @Nullable Integer bestEpoch) {
        return new SvgLines(room, lines).draw(what, bestEpoch);
    }

    private static Ticks ticks(Room room, List<Line> lines) {
        double[] values = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> point[1])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return Ticks.around(0, 1, 4);
        }
        double most = values[values.length - 1];
        double least = room.fromZero() ? 0 : values[0];
        double air = most > least ? (most - least) * 0.03 : Math.max(1e-6, most * 0.003);
        double upper = Math.min(room.highest(), Math.max(most + air, least + air));
        return Ticks.around(Math.max(0, least - air), upper, room.height() / 50);
    }

    private Chart draw(String what, @Nullable Integer bestEpoch) {
        Svg svg = new Svg(room.width(), room.height(), describe(what));
        int right = room.width() - RIGHT;
        int bottom = room.height() - BOTTOM;
        for (double value : ticks.values()) {
            svg.path("grid", Text.format("M%d %sH%d", LEFT, Svg.number(y(value)), right));
            svg.text("end", LEFT - 7.0, y(value) + 4, ticks.format().format(value));
        }
        int step = (int) Math.max(1, Math.ceil(Ticks.step(last / ((right - LEFT) / 26.0))));
        for (int epoch = step <= 2 ? 1 : step; epoch <= last; epoch += step) {
            svg.text("middle", x(epoch), bottom + 18.0, Integer.toString(epoch));
        }
        svg.text("middle", (LEFT + right) / 2.0, room.height() - 8.0, "epoch");
        svg.path("axis", Text.format("M%d %dV%dH%d", LEFT, TOP, bottom, right));
        if (bestEpoch != null) {
            svg.path("best", Text.format("M%s %dV%d", Svg.number(x(bestEpoch)), TOP, bottom));
        }
        for (Line line : lines) {
            draw(svg, line);
        }
        return svg.chart();
    }

    private void draw(Svg svg, Line line) {
        StringBuilder path = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        boolean pen = false;
        for (double[] point : line.points()) {
            if (Double.isFinite(point[1])) {
                path.append(pen ? 'L' : 'M').append(Svg.point(x(point[0]), y(point[1])));
                marks.append(Svg.marker(line.style(), x(point[0]), y(point[1]), 3.4));
            }
            pen = Double.isFinite(point[1]);
        }
        svg.path(Text.format("line s%d d%d", line.style() % 8, line.style() % Svg.MARKERS), path.toString());
        if (line.marked()) {
            svg.path(Text.format("mark s%d", line.style() % 8), marks.toString());
        }
    }

    private double x(double epoch) {
        return LEFT + (epoch - 0.5) / last * (room.width() - LEFT - RIGHT);
    }

    private double y(double value) {
        return TOP + (ticks.upper() - value) / (ticks.upper() - ticks.lower()) * (room.height() - TOP - BOTTOM);
    }

    private String describe(String what) {
        return Text.format("%s over %s. ", what, Text.count((int) last, "epoch"))
                + lines.stream().map(this::ends).collect(Collectors.joining("; ", "", "."));
    }

    private String ends(Line line) {
        return line.points().isEmpty()
                ? line.name() + " has no values"
                : Text.format(
                        "%s ends at %s",
                        line.name(),
                        Figures.rate(line.points().get(line.points().size() - 1)[1]));
    }
}
