package dev.lenet.trainer.report;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.category.BoxAndWhiskerRenderer;
import org.jfree.chart.renderer.category.ScatterRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.statistics.BoxAndWhiskerItem;
import org.jfree.data.statistics.DefaultBoxAndWhiskerCategoryDataset;
import org.jfree.data.statistics.DefaultMultiValueCategoryDataset;

/** Accuracies of folds or repeats as one box a variant: quartiles, extremes, and each figure as a point. */
public final class FoldBoxChart {

    private static final String ROW = "one fold or repeat";
    private static final Color BOX = new Color(0xd6e6f2);

    private FoldBoxChart() {}

    /**
     * Lays the picture out, accuracy in per cent upwards, 1600 by 900 pixels. Under each name stands mean ± sample
     * standard deviation in per cent. Whiskers reach to the least and the highest figure: with a handful of folds,
     * calling one of them an outlier would mean nothing.
     *
     * @param text the words around it
     * @param scores the variants, from left to right, with names that differ
     * @return the picture
     */
    public static Picture of(PictureText text, List<FoldScores> scores) {
        DefaultBoxAndWhiskerCategoryDataset boxes = new DefaultBoxAndWhiskerCategoryDataset();
        DefaultMultiValueCategoryDataset points = new DefaultMultiValueCategoryDataset();
        for (FoldScores variant : scores) {
            List<Double> percent =
                    variant.finite().stream().map(value -> value * 100).sorted().toList();
            if (!percent.isEmpty()) {
                boxes.add(box(percent), ROW, label(variant));
                points.add(percent, ROW, label(variant));
            }
        }
        CategoryPlot plot = new CategoryPlot(boxes, categories(), values(scores), boxRenderer());
        plot.setDataset(1, points);
        plot.setRenderer(1, pointRenderer());
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setRangeGridlinePaint(ChartStyle.GRID);
        plot.setRangeGridlineStroke(ChartStyle.gridLine());
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        Picture.Panel panel = new Picture.Panel("Validation accuracy (%)", ChartStyle.chart(plot));
        return new Picture(1600, 900, text, Legend.above(legend()), List.of(panel));
    }

    /** Quartiles by linear interpolation between the ordered figures (Hyndman and Fan 1996, type 7). */
    static BoxAndWhiskerItem box(List<Double> sorted) {
        double mean = sorted.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double least = sorted.get(0);
        double highest = sorted.get(sorted.size() - 1);
        return new BoxAndWhiskerItem(
                mean,
                quantile(sorted, 0.5),
                quantile(sorted, 0.25),
                quantile(sorted, 0.75),
                least,
                highest,
                least,
                highest,
                List.of());
    }

    private static double quantile(List<Double> sorted, double share) {
        double at = share * (sorted.size() - 1);
        int below = (int) Math.floor(at);
        int above = (int) Math.ceil(at);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }

    private static String label(FoldScores scores) {
        return scores.name() + "\n" + Figures.meanAndDeviation(scores.statistics());
    }

    private static LegendItemCollection legend() {
        LegendItemCollection items = new LegendItemCollection();
        items.add(new LegendItem(ROW, null, null, null, ChartStyle.marker(0, 13), ChartStyle.VALIDATION));
        items.add(new LegendItem(
                "middle half, with the median",
                null,
                null,
                null,
                new Rectangle2D.Double(-11, -8, 22, 16),
                BOX,
                ChartStyle.line(0),
                ChartStyle.TRAIN));
        return items;
    }

    private static CategoryAxis categories() {
        CategoryAxis axis = new CategoryAxis();
        Axes.dress(axis);
        axis.setTickLabelFont(ChartStyle.LABEL);
        axis.setCategoryLabelPositions(CategoryLabelPositions.STANDARD);
        axis.setMaximumCategoryLabelLines(2);
        axis.setMaximumCategoryLabelWidthRatio(2);
        axis.setLowerMargin(0.04);
        axis.setUpperMargin(0.04);
        axis.setCategoryMargin(0.45);
        return axis;
    }

    private static NumberAxis values(List<FoldScores> scores) {
        double[] all = scores.stream()
                .flatMap(variant -> variant.finite().stream())
                .mapToDouble(value -> value * 100)
                .sorted()
                .toArray();
        if (all.length == 0) {
            return Axes.values(0, 100);
        }
        double highest = all[all.length - 1];
        double air = Math.max(0.1, (highest - all[0]) * 0.08);
        return Axes.values(Math.max(0, all[0] - air), Math.min(100, highest + air));
    }

    private static BoxAndWhiskerRenderer boxRenderer() {
        BoxAndWhiskerRenderer renderer = new BoxAndWhiskerRenderer();
        renderer.setSeriesPaint(0, BOX);
        renderer.setSeriesOutlinePaint(0, ChartStyle.TRAIN);
        renderer.setSeriesStroke(0, ChartStyle.line(0));
        renderer.setSeriesOutlineStroke(0, ChartStyle.line(0));
        renderer.setUseOutlinePaintForWhiskers(true);
        renderer.setMeanVisible(false);
        renderer.setMaximumBarWidth(0.12);
        renderer.setWhiskerWidth(0.4);
        return renderer;
    }

    private static ScatterRenderer pointRenderer() {
        ScatterRenderer renderer = new ScatterRenderer();
        renderer.setSeriesPaint(0, ChartStyle.VALIDATION);
        renderer.setSeriesShape(0, ChartStyle.marker(0, 13));
        renderer.setUseSeriesOffset(false);
        return renderer;
    }
}
