package dev.lenet.trainer.report;

import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeriesCollection;

/** Validation loss and validation accuracy of several runs on common axes. */
public final class ComparisonChart {

    private ComparisonChart() {}

    /**
     * Lays the picture out: validation loss at the left, validation accuracy in per cent at the right, 1600 by 900
     * pixels, a line a run. Eight runs have colours of their own; colour, marker and dashes together tell 32 apart.
     *
     * @param text the words around it
     * @param curves the runs, in the order of the legend, with names that differ
     * @return the picture
     */
    public static Picture of(PictureText text, List<Curve> curves) {
        XYPlot loss = plot(curves, EpochMetrics::validationLoss, 1);
        XYPlot accuracy = plot(curves, EpochMetrics::validationAccuracy, 100);
        return new Picture(
                1600,
                900,
                text,
                Legend.above(loss.getLegendItems()),
                List.of(
                        new Picture.Panel("Validation loss (cross-entropy)", ChartStyle.chart(loss)),
                        new Picture.Panel("Validation accuracy (%)", ChartStyle.chart(accuracy))));
    }

    private static XYPlot plot(List<Curve> curves, ToDoubleFunction<EpochMetrics> value, double factor) {
        List<EpochMetrics> all =
                curves.stream().flatMap(curve -> curve.history().stream()).toList();
        int longest =
                curves.stream().mapToInt(curve -> curve.history().size()).max().orElse(0);
        XYSeriesCollection lines = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = EpochPlots.renderer(longest);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            lines.addSeries(EpochPlots.series(curve.name(), curve.history(), value, factor));
            ChartStyle.series(renderer, i, ChartStyle.series(i), i + i / ChartStyle.SERIES.size());
        }
        XYPlot plot = new XYPlot(
                lines,
                Axes.epochs(EpochPlots.lastEpoch(all)),
                EpochPlots.values(lines, factor == 100 ? 100 : Double.MAX_VALUE),
                renderer);
        ChartStyle.grid(plot);
        return plot;
    }
}
