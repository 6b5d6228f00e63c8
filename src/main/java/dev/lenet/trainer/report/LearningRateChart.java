package dev.lenet.trainer.report;

import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The learning rate over the epochs of one run, as steps: each epoch has one rate. */
public final class LearningRateChart {

    private static final int MOST_LABELS = 6;

    private LearningRateChart() {}

    /**
     * Lays the picture out, 1600 by 900 pixels. Up to six levels of the rate carry their value.
     *
     * @param text the words around it
     * @param history the finished epochs in order; may be empty
     * @return the picture
     */
    public static Picture of(PictureText text, List<EpochMetrics> history) {
        XYSeries rate = new XYSeries("learning rate", false, true);
        double highest = 0;
        for (EpochMetrics epoch : history) {
            double y = Double.isFinite(epoch.learningRate()) ? epoch.learningRate() : Double.NaN;
            rate.add(epoch.epoch() - 0.5, y);
            rate.add(epoch.epoch() + 0.5, y);
            highest = Double.isNaN(y) ? highest : Math.max(highest, y);
        }
        NumberAxis values = Axes.values(0, highest > 0 ? highest * 1.1 : 1);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        ChartStyle.series(renderer, 0, ChartStyle.TRAIN, 0);
        XYPlot plot =
                new XYPlot(new XYSeriesCollection(rate), Axes.epochs(EpochPlots.lastEpoch(history)), values, renderer);
        ChartStyle.grid(plot);
        labels(plot, history, highest);
        Picture.Panel panel = new Picture.Panel("Learning rate", ChartStyle.chart(plot));
        return new Picture(1600, 900, text, Legend.none(), List.of(panel));
    }

    private static void labels(XYPlot plot, List<EpochMetrics> history, double highest) {
        long levels = history.stream()
                .mapToDouble(EpochMetrics::learningRate)
                .distinct()
                .count();
        if (levels > MOST_LABELS) {
            return;
        }
        double previous = Double.NaN;
        for (EpochMetrics epoch : history) {
            double rate = epoch.learningRate();
            if (rate != previous && Double.isFinite(rate)) {
                XYTextAnnotation label = new XYTextAnnotation(
                        Figures.rate(rate), epoch.epoch() - 0.5 + history.size() * 0.006, rate + highest * 0.015);
                label.setFont(ChartStyle.STRONG);
                label.setPaint(ChartStyle.INK);
                label.setTextAnchor(TextAnchor.BOTTOM_LEFT);
                plot.addAnnotation(label);
            }
            previous = rate;
        }
    }
}
