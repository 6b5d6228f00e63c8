package dev.lenet.trainer.report;

import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.general.DatasetUtils;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;

/** What the pictures over epochs share: series without holes in their ranges, and the choice of the best epoch. */
final class EpochPlots {

    private static final int MOST_MARKERS = 40;

    private EpochPlots() {}

    /**
     * One line of a chart. A value that is not finite becomes a gap, since it would stretch the axis without end.
     *
     * @param factor 1, or 100 to show a fraction in per cent
     */
    static XYSeries series(
            String name, List<EpochMetrics> history, ToDoubleFunction<EpochMetrics> value, double factor) {
        XYSeries series = new XYSeries(name, false, true);
        for (EpochMetrics epoch : history) {
            double y = value.applyAsDouble(epoch) * factor;
            series.add(epoch.epoch(), Double.isFinite(y) ? y : Double.NaN);
        }
        return series;
    }

    /**
     * A vertical axis around the values that are there, with a little air above and below.
     *
     * @param highest where the axis ends at the latest, for example 100 for per cent
     */
    static NumberAxis values(XYDataset dataset, double highest) {
        Range found = DatasetUtils.findRangeBounds(dataset, false);
        Range range = found == null || Double.isNaN(found.getLength()) ? new Range(0, 1) : found;
        double length = range.getLength() > 0 ? range.getLength() : Math.max(1e-6, range.getUpperBound() * 0.1);
        double air = length * 0.03;
        double lower = Math.max(0, range.getLowerBound() - air);
        return Axes.values(lower, Math.max(Math.min(highest, range.getUpperBound() + air), lower + air));
    }

    /** A renderer that shows each epoch's value as long as the markers do not run into each other. */
    static XYLineAndShapeRenderer renderer(int epochs) {
        return new XYLineAndShapeRenderer(true, epochs <= MOST_MARKERS);
    }

    static int lastEpoch(List<EpochMetrics> history) {
        return history.stream().mapToInt(EpochMetrics::epoch).max().orElse(1);
    }
}
