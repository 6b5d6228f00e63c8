package dev.lenet.trainer.report;

import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeriesCollection;

/** Loss and accuracy of one run over its epochs, train beside validation, with the kept epoch marked. */
public final class CurvesChart {

    private CurvesChart() {}

    /**
     * Lays the picture out: loss at the left, accuracy in per cent at the right, 1600 by 900 pixels.
     *
     * <p>Values that are not finite, as of a diverged run, leave gaps in the lines. The marked epoch is the one
     * whose network is kept.
     *
     * @param text the words around it
     * @param history the finished epochs in order; may be empty
     * @param keep the run's rule for the epoch to keep
     * @return the picture
     */
    public static Picture of(PictureText text, List<EpochMetrics> history, KeptEpoch keep) {
        XYPlot loss = plot(history, EpochMetrics::trainLoss, EpochMetrics::validationLoss, 1);
        XYPlot accuracy = plot(history, EpochMetrics::trainAccuracy, EpochMetrics::validationAccuracy, 100);
        LegendItemCollection legend = loss.getLegendItems();
        BestEpoch.of(history, keep).ifPresent(best -> {
            for (XYPlot plot : List.of(loss, accuracy)) {
                ValueMarker marker = new ValueMarker(best.epoch(), ChartStyle.MUTED, ChartStyle.guide());
                plot.addDomainMarker(marker, Layer.BACKGROUND);
            }
            legend.add(kept(best, keep));
        });
        return new Picture(
                1600,
                900,
                text,
                Legend.above(legend),
                List.of(
                        new Picture.Panel("Loss (cross-entropy)", ChartStyle.chart(loss)),
                        new Picture.Panel("Accuracy (%)", ChartStyle.chart(accuracy))));
    }

    private static XYPlot plot(
            List<EpochMetrics> history,
            ToDoubleFunction<EpochMetrics> train,
            ToDoubleFunction<EpochMetrics> validation,
            double factor) {
        XYSeriesCollection lines = new XYSeriesCollection();
        lines.addSeries(EpochPlots.series("train", history, train, factor));
        lines.addSeries(EpochPlots.series("validation", history, validation, factor));
        XYLineAndShapeRenderer renderer = EpochPlots.renderer(history.size());
        ChartStyle.series(renderer, 0, ChartStyle.TRAIN, 0);
        ChartStyle.series(renderer, 1, ChartStyle.VALIDATION, 1);
        NumberAxis values = EpochPlots.values(lines, factor == 100 ? 100 : Double.MAX_VALUE);
        XYPlot plot = new XYPlot(lines, Axes.epochs(EpochPlots.lastEpoch(history)), values, renderer);
        ChartStyle.grid(plot);
        return plot;
    }

    private static LegendItem kept(EpochMetrics kept, KeptEpoch keep) {
        String label = Text.format(
                "%s epoch: %d (validation %s)", keep, kept.epoch(), Figures.percent(kept.validationAccuracy()));
        return new LegendItem(
                label, null, null, null, new Line2D.Double(0, -13, 0, 13), ChartStyle.guide(), ChartStyle.MUTED);
    }
}
