package dev.lenet.trainer.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;

/**
 * The one look of all pictures: light, made for slides at 1600 pixels and still legible at half that width.
 *
 * <p>Fonts are Java's logical sans serif, which every font set maps to something. Lines differ in colour, marker and
 * dashes, so that no reader depends on colour alone.
 */
final class ChartStyle {

    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x1b1f24);
    static final Color MUTED = new Color(0x57606a);
    static final Color GRID = new Color(0xe1e5ea);
    static final Color NOTICE = new Color(0x9a3412);

    /** As many as the study has variants; with five, the shirts, pullovers and coats that are often confused differ too. */
    static final int MARKERS = 5;

    static final Color RING = new Color(0x111111);
    static final Color TRAIN = new Color(0x0072b2);
    static final Color VALIDATION = new Color(0xd55e00);

    /** Eight colours that stay apart with any colour vision: Okabe and Ito, Color Universal Design (2008), yellow darkened. */
    static final List<Color> SERIES = List.of(
            new Color(0x0072b2),
            new Color(0xd55e00),
            new Color(0x009e73),
            new Color(0xcc79a7),
            new Color(0xe69f00),
            new Color(0x56b4e9),
            new Color(0x1b1f24),
            new Color(0x8f8500));

    /** Ten colours for the classes of a scatter plot: Paul Tol's "muted" scheme (SRON/EPS/TN/09-002), grey darkened. */
    static final List<Color> CLASSES = List.of(
            new Color(0x332288),
            new Color(0x44aa99),
            new Color(0xcc6677),
            new Color(0x117733),
            new Color(0x88ccee),
            new Color(0xddaa33),
            new Color(0xaa4499),
            new Color(0x999933),
            new Color(0x882255),
            new Color(0x9aa0a6));

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 40);
    static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 25);
    static final Font PANEL = new Font(Font.SANS_SERIF, Font.BOLD, 27);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 24);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 22);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 20);
    static final Font STRONG = new Font(Font.SANS_SERIF, Font.BOLD, 24);

    private static final List<float[]> DASHES =
            List.of(new float[0], new float[] {14, 7}, new float[] {4, 6}, new float[] {16, 6, 4, 6});

    private ChartStyle() {}

    static Color series(int index) {
        return SERIES.get(index % SERIES.size());
    }

    static Color classColour(int index) {
        return CLASSES.get(index % CLASSES.size());
    }

    static Stroke line(int index) {
        float[] dash = DASHES.get(index % DASHES.size());
        return dash.length == 0
                ? new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    static Stroke gridLine() {
        return new BasicStroke(1.5f);
    }

    static Stroke guide() {
        return new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {9, 7}, 0);
    }

    /**
     * A marker centred on the origin.
     *
     * @param index picks one of circle, square, triangle, diamond and triangle upside down
     * @param size width and height in pixels
     */
    static Shape marker(int index, double size) {
        double half = size / 2;
        return switch (index % MARKERS) {
            case 0 -> new Ellipse2D.Double(-half, -half, size, size);
            case 1 -> new Rectangle2D.Double(-half * 0.9, -half * 0.9, size * 0.9, size * 0.9);
            case 2 -> polygon(0, -half * 1.1, half * 1.1, half * 0.9, -half * 1.1, half * 0.9);
            case 3 -> polygon(0, -half * 1.2, half * 1.2, 0, 0, half * 1.2, -half * 1.2, 0);
            default -> polygon(0, half * 1.1, half * 1.1, -half * 0.9, -half * 1.1, -half * 0.9);
        };
    }

    private static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** Line and marker of one series; colour and variation both tell it from the others. */
    static void series(XYLineAndShapeRenderer renderer, int row, Color colour, int variation) {
        renderer.setSeriesPaint(row, colour);
        renderer.setSeriesStroke(row, line(variation));
        renderer.setSeriesShape(row, marker(variation, 12));
        renderer.setLegendLine(new Line2D.Double(-26, 0, 26, 0));
    }

    static JFreeChart chart(Plot plot) {
        plot.setBackgroundPaint(PAPER);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setNoDataMessage("nothing to draw");
        plot.setNoDataMessageFont(LABEL);
        plot.setNoDataMessagePaint(MUTED);
        JFreeChart chart = new JFreeChart(null, TICK, plot, false);
        chart.setBackgroundPaint(PAPER);
        chart.setPadding(new RectangleInsets(14, 0, 0, 24)); // half a tick label, which would else be cut off
        return chart;
    }

    static void grid(XYPlot plot) {
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(gridLine());
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }
}
