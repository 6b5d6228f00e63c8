package dev.lenet.trainer.report;

import dev.lenet.trainer.text.Text;
import java.awt.BasicStroke;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Images as points in a two-dimensional embedding, coloured by actual class, wrong predictions ringed.
 *
 * <p>There are no axis labels, since t-SNE's coordinates mean nothing by themselves; only distances count, so both axes
 * have the same scale.
 */
public final class TsneChart {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1100;

    private TsneChart() {}

    /**
     * Lays the picture out, 1600 by 1100 pixels, the legend at the right of the points.
     *
     * @param text the words around it
     * @param points the images; those whose coordinates are not finite are left out
     * @param classNames the names of the classes, by index
     * @return the picture
     * @throws IllegalArgumentException if a point's actual class has no name
     */
    public static Picture of(PictureText text, List<EmbeddedPoint> points, List<String> classNames) {
        List<EmbeddedPoint> finite =
                points.stream().filter(EmbeddedPoint::finite).toList();
        XYSeries dots = new XYSeries("images", false, true);
        XYSeries wrong = new XYSeries("wrong prediction", false, true);
        for (EmbeddedPoint point : finite) {
            if (point.actual() < 0 || point.actual() >= classNames.size()) {
                throw new IllegalArgumentException(Text.format(
                        "A point is of class %d, but there are names for %d classes.",
                        point.actual(), classNames.size()));
            }
            dots.add(point.x(), point.y());
            if (point.wrong()) {
                wrong.add(point.x(), point.y());
            }
        }
        double size = Math.min(13, Math.max(7, 13 * Math.sqrt(1000.0 / Math.max(1, finite.size()))));
        XYPlot plot = new XYPlot(new XYSeriesCollection(dots), null, null, new DotRenderer(finite, size));
        plot.setDataset(1, new XYSeriesCollection(wrong));
        plot.setRenderer(1, rings(size));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        Legend legend = Legend.beside(legend(classNames, size));
        Rectangle2D area = new PageLayout(WIDTH, HEIGHT, text, 0, legend.width()).charts();
        axes(plot, finite, area.getWidth() / area.getHeight());
        return new Picture(WIDTH, HEIGHT, text, legend, List.of(new Picture.Panel("", ChartStyle.chart(plot))));
    }

    private static XYLineAndShapeRenderer rings(double size) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesPaint(0, ChartStyle.RING);
        renderer.setSeriesShape(0, ring(size));
        renderer.setSeriesStroke(0, new BasicStroke(2));
        renderer.setUseFillPaint(false);
        renderer.setSeriesShapesFilled(0, false);
        return renderer;
    }

    private static Shape ring(double size) {
        return ChartStyle.marker(0, size + 6);
    }

    private static LegendItemCollection legend(List<String> classNames, double size) {
        LegendItemCollection items = new LegendItemCollection();
        double shown = Math.max(14, size);
        for (int i = 0; i < classNames.size(); i++) {
            items.add(new LegendItem(
                    classNames.get(i), null, null, null, ChartStyle.marker(i, shown), ChartStyle.classColour(i)));
        }
        items.add(new LegendItem(
                "wrong prediction",
                null,
                null,
                null,
                ring(shown),
                ChartStyle.PAPER,
                new BasicStroke(2),
                ChartStyle.RING));
        return items;
    }

    /** Ranges around the points' middle, a unit as long to the right as upwards. */
    private static void axes(XYPlot plot, List<EmbeddedPoint> points, double aspect) {
        double[] x = points.stream().mapToDouble(EmbeddedPoint::x).sorted().toArray();
        double[] y = points.stream().mapToDouble(EmbeddedPoint::y).sorted().toArray();
        double spanX = x.length == 0 ? 0 : x[x.length - 1] - x[0];
        double spanY = y.length == 0 ? 0 : y[y.length - 1] - y[0];
        double half = Math.max(Math.max(spanY, spanX / aspect) / 2 * 1.05, 1e-6);
        plot.setDomainAxis(hidden(x.length == 0 ? 0 : x[0] + spanX / 2, half * aspect));
        plot.setRangeAxis(hidden(y.length == 0 ? 0 : y[0] + spanY / 2, half));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    private static NumberAxis hidden(double middle, double half) {
        NumberAxis axis = new NumberAxis();
        axis.setRange(middle - half, middle + half);
        axis.setVisible(false);
        return axis;
    }

    /** One series in the order of the images, so that no class as a whole lies on top of another. */
    private static final class DotRenderer extends XYLineAndShapeRenderer {

        private static final long serialVersionUID = 1L;

        private final transient List<EmbeddedPoint> points;
        private final double size;

        DotRenderer(List<EmbeddedPoint> points, double size) {
            super(false, true);
            this.points = points;
            this.size = size;
        }

        @Override
        public Paint getItemPaint(int row, int column) {
            return ChartStyle.classColour(points.get(column).actual());
        }

        @Override
        public Shape getItemShape(int row, int column) {
            return ChartStyle.marker(points.get(column).actual(), size);
        }
    }
}
