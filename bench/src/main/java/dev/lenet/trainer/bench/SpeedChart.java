package dev.lenet.trainer.bench;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;

/** The speeds as bars: for each variant the best arrangement of each engine, training above and evaluation below. */
final class SpeedChart {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 30);
    private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 22);
    private static final Font VALUE = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    /** Okabe and Ito's colours, which people with any kind of colour vision can tell apart; in the order of the engines. */
    private static final List<Color> COLOURS =
            List.of(new Color(0x0072B2), new Color(0x999999), new Color(0xD55E00), new Color(0xE69F00));

    private SpeedChart() {}

    /**
     * Draws a session.
     *
     * @param result the session
     * @param file the PNG file to write, 1600 x 900 pixels
     * @throws IOException if it cannot be written
     */
    static void write(BenchmarkResult result, Path file) throws IOException {
        CategoryAxis variants = new CategoryAxis();
        variants.setTickLabelFont(LABEL);
        CombinedDomainCategoryPlot plot = new CombinedDomainCategoryPlot(variants);
        plot.add(bars("training, images/s", data(result.variants(), true)));
        plot.add(bars("evaluation, images/s", data(result.variants(), false)));
        plot.setGap(20);
        plot.setFixedLegendItems(legend(data(result.variants(), true)));
        JFreeChart chart =
                new JFreeChart("LeNet-5 on Fashion-MNIST: images per second on both cores", TITLE, plot, true);
        chart.addSubtitle(new TextTitle(
                String.format(
                        Locale.ROOT,
                        "%s, %d cores; each engine's best arrangement; median and median absolute deviation of %d rounds",
                        result.machine().processor(),
                        result.machine().cores(),
                        result.rounds()),
                LABEL));
        chart.getLegend().setItemFont(LABEL);
        chart.setBackgroundPaint(Color.WHITE);
        ChartUtils.saveChartAsPNG(file.toFile(), chart, WIDTH, HEIGHT);
    }

    private static LegendItemCollection legend(DefaultStatisticalCategoryDataset data) {
        LegendItemCollection items = new LegendItemCollection();
        for (EngineKind engine : EngineKind.values()) {
            if (data.getRowIndex(engine.title()) >= 0) {
                items.add(new LegendItem(engine.title(), COLOURS.get(engine.ordinal())));
            }
        }
        return items;
    }

    private static DefaultStatisticalCategoryDataset data(List<VariantResult> variants, boolean training) {
        DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
        for (EngineKind engine : EngineKind.values()) {
            for (VariantResult result : variants) {
                VariantResult.best(training ? result.training() : result.evaluation(), engine)
                        .map(Measurement::summary)
                        .ifPresent(
                                speed -> data.add(speed.median(), speed.deviation(), engine.title(), result.variant()));
            }
        }
        return data;
    }

    private static CategoryPlot bars(String title, DefaultStatisticalCategoryDataset data) {
        StatisticalBarRenderer renderer = new StatisticalBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setItemMargin(0.05);
        renderer.setErrorIndicatorPaint(Color.BLACK);
        renderer.setDefaultItemLabelGenerator(
                new StandardCategoryItemLabelGenerator("{2}", NumberFormat.getIntegerInstance(Locale.ROOT)));
        renderer.setDefaultItemLabelFont(VALUE);
        renderer.setDefaultItemLabelsVisible(true);
        // At the foot of a bar, away from the error's line at its top, or above a bar that is too low.
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.INSIDE6, TextAnchor.BOTTOM_CENTER));
        renderer.setPositiveItemLabelPositionFallback(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE12, TextAnchor.BOTTOM_CENTER));
        renderer.setSeriesItemLabelPaint(Math.max(0, data.getRowIndex(EngineKind.OURS.title())), Color.WHITE);
        for (EngineKind engine : EngineKind.values()) {
            int row = data.getRowIndex(engine.title());
            if (row >= 0) {
                renderer.setSeriesPaint(row, COLOURS.get(engine.ordinal()));
            }
        }
        NumberAxis axis = new NumberAxis(title);
        axis.setLabelFont(LABEL);
        axis.setTickLabelFont(LABEL);
        axis.setUpperMargin(0.15);
        CategoryPlot plot = new CategoryPlot(data, null, axis, renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        return plot;
    }
}
