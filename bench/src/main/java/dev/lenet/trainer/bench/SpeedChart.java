package dev.lenet.trainer.bench;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;

/** The speeds as bars: for each variant the best arrangement of each engine, training above and evaluation below. */
final class SpeedChart {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;

    /** Okabe and Ito's colours, which people with any kind of colour vision can tell apart. */
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
        CombinedDomainCategoryPlot plot = new CombinedDomainCategoryPlot(new CategoryAxis());
        plot.add(bars("training, images/s", data(result.variants(), true)));
        plot.add(bars("evaluation, images/s", data(result.variants(), false)));
        plot.setGap(20);
        JFreeChart chart = new JFreeChart(
                "LeNet-5 on Fashion-MNIST, %s, %d cores: each engine's best arrangement, median and range"
                        .formatted(
                                result.machine().processor(), result.machine().cores()),
                plot);
        chart.setBackgroundPaint(Color.WHITE);
        ChartUtils.saveChartAsPNG(file.toFile(), chart, WIDTH, HEIGHT);
    }

    private static DefaultStatisticalCategoryDataset data(List<VariantResult> variants, boolean training) {
        DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
        for (EngineKind engine : EngineKind.values()) {
            for (VariantResult result : variants) {
                VariantResult.best(training ? result.training() : result.evaluation(), engine)
                        .map(Measurement::summary)
                        .ifPresent(speed -> data.add(
                                speed.median(), (speed.max() - speed.min()) / 2, engine.title(), result.variant()));
            }
        }
        return data;
    }

    private static CategoryPlot bars(String title, DefaultStatisticalCategoryDataset data) {
        StatisticalBarRenderer renderer = new StatisticalBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setErrorIndicatorPaint(Color.DARK_GRAY);
        for (EngineKind engine : EngineKind.values()) {
            int row = data.getRowIndex(engine.title());
            if (row >= 0) {
                renderer.setSeriesPaint(row, COLOURS.get(engine.ordinal()));
            }
        }
        CategoryPlot plot = new CategoryPlot(data, null, new NumberAxis(title), renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        return plot;
    }
}
