package dev.lenet.trainer.report;

import dev.lenet.trainer.augment.AugmentationSamples;
import dev.lenet.trainer.text.Text;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYImageAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** What augmentation does: a row for each class, its original at the left, then what the first epochs show instead. */
public final class AugmentationChart {

    /** Pixels of the picture for each pixel of an image. */
    private static final int SCALE = 4;

    private static final int GAP = 12;
    private static final int BESIDE = 260;
    private static final int ABOVE = 240;
    private static final int LEAST_WIDTH = 1100;
    private static final int LEAST_HEIGHT = 480;

    private AugmentationChart() {}

    /**
     * Lays the picture out; it grows with the number of classes and samples, 1376 by 1480 pixels for ten classes and
     * eight samples.
     *
     * @param text the words around it
     * @param samples what to show
     * @param classNames the names of the classes, by index
     * @return the picture
     * @throws IllegalArgumentException if a row's class has no name
     */
    public static Picture of(PictureText text, AugmentationSamples samples, List<String> classNames) {
        List<AugmentationSamples.Row> rows = samples.rows();
        int epochs = rows.stream().mapToInt(row -> row.samples().size()).max().orElse(0);
        SymbolAxis columns = axis(headings(epochs));
        SymbolAxis classes =
                axis(rows.stream().map(row -> name(row.label(), classNames)).toList());
        classes.setInverted(true);
        XYPlot plot = new XYPlot(null, columns, classes, null);
        plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.addAnnotation(
                new XYLineAnnotation(0.5, -0.5, 0.5, rows.size() - 0.5, new BasicStroke(3), ChartStyle.MUTED), false);
        for (int y = 0; y < rows.size(); y++) {
            show(plot, 0, y, samples, rows.get(y).original());
            for (int x = 0; x < rows.get(y).samples().size(); x++) {
                show(plot, x + 1, y, samples, rows.get(y).samples().get(x));
            }
        }
        JFreeChart chart = ChartStyle.chart(plot);
        if (!rows.isEmpty()) {
            plot.setNoDataMessage(null); // the images are annotations: for JFreeChart there is no data
        }
        int width = BESIDE + (epochs + 1) * (samples.width() * SCALE + GAP);
        int height = ABOVE + rows.size() * (samples.height() * SCALE + GAP);
        return new Picture(
                Math.max(LEAST_WIDTH, width),
                Math.max(LEAST_HEIGHT, height),
                text,
                Legend.none(),
                List.of(new Picture.Panel("", chart)));
    }

    private static List<String> headings(int epochs) {
        List<String> headings = new ArrayList<>(List.of("original"));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            headings.add("epoch " + epoch);
        }
        return headings;
    }

    private static String name(int label, List<String> classNames) {
        if (label < 0 || label >= classNames.size()) {
            throw new IllegalArgumentException(Text.format(
                    "An image is of class %d, but there are names for %d classes.", label, classNames.size()));
        }
        return classNames.get(label);
    }

    private static SymbolAxis axis(List<String> names) {
        SymbolAxis axis = new SymbolAxis(null, names.toArray(String[]::new));
        Axes.dress(axis);
        axis.setGridBandsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(false);
        axis.setRange(-0.5, Math.max(1, names.size()) - 0.5);
        return axis;
    }

    private static void show(XYPlot plot, int x, int y, AugmentationSamples samples, byte[] pixels) {
        plot.addAnnotation(new XYImageAnnotation(x, y, enlarged(pixels, samples.height(), samples.width())), false);
    }

    /** Each pixel as a square of one colour: what a network gets, not what looks smooth. */
    private static BufferedImage enlarged(byte[] pixels, int height, int width) {
        BufferedImage image = Levels.image(pixels, height, width);
        BufferedImage enlarged = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = enlarged.createGraphics();
        graphics.drawImage(image, 0, 0, width * SCALE, height * SCALE, null);
        graphics.dispose();
        return enlarged;
    }
}
