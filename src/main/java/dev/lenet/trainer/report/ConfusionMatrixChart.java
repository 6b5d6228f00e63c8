package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.text.Text;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/** A confusion matrix: rows are actual classes, columns predicted ones, each cell with its count and share of the row. */
public final class ConfusionMatrixChart {

    private static final int CELL_WIDTH = 132;
    private static final int CELL_HEIGHT = 76;
    private static final int LEAST_WIDTH = 1100;
    private static final int LEAST_HEIGHT = 700;
    private static final int LONGEST_LEVEL_NAME = 11;
    /** Paint of the diagonal is looked up with this much added to the share. */
    private static final double ON_DIAGONAL = 2;

    private ConfusionMatrixChart() {}

    /**
     * Lays the picture out; it grows with the number of classes, 1580 by 1064 pixels for ten.
     *
     * <p>Right predictions are blue and mistakes orange, darker with their share of the row.
     *
     * @param text the words around it
     * @param matrix counts, rows actual
     * @param classNames the names of the classes, by index
     * @return the picture
     * @throws IllegalArgumentException if the matrix is not square or its size is not the number of names
     */
    public static Picture of(PictureText text, ConfusionMatrix matrix, List<String> classNames) {
        int classes = classNames.size();
        if (classes == 0 || matrix.classes() != classes || !square(matrix)) {
            throw new IllegalArgumentException(Text.format(
                    "The matrix must be square with a row for each of the %d class names, but has %d rows.",
                    classes, matrix.classes()));
        }
        SymbolAxis predicted = axis("predicted", classNames);
        predicted.setVerticalTickLabels(classNames.stream().anyMatch(name -> name.length() > LONGEST_LEVEL_NAME));
        SymbolAxis actual = axis("actual", classNames);
        actual.setInverted(true);
        XYPlot plot = new XYPlot(cells(matrix), predicted, actual, renderer());
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        int width = Math.max(LEAST_WIDTH, classes * CELL_WIDTH + 260);
        int height = Math.max(LEAST_HEIGHT, classes * CELL_HEIGHT + 304);
        double line = 15.0 * classes / (height - 304);
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                write(plot, matrix, row, column, line);
            }
        }
        Picture.Panel panel = new Picture.Panel("", ChartStyle.chart(plot));
        return new Picture(width, height, text, Legend.none(), List.of(panel));
    }

    private static boolean square(ConfusionMatrix matrix) {
        return Arrays.stream(matrix.counts()).allMatch(row -> row.length == matrix.classes());
    }

    private static double share(ConfusionMatrix matrix, int row, int column) {
        return (double) matrix.counts()[row][column] / Math.max(1, matrix.actual(row));
    }

    private static DefaultXYZDataset cells(ConfusionMatrix matrix) {
        int classes = matrix.classes();
        double[][] cells = new double[3][classes * classes];
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                int cell = row * classes + column;
                cells[0][cell] = column;
                cells[1][cell] = row;
                cells[2][cell] = share(matrix, row, column) + (row == column ? ON_DIAGONAL : 0);
            }
        }
        DefaultXYZDataset dataset = new DefaultXYZDataset();
        dataset.addSeries("share of the row", cells);
        return dataset;
    }

    private static XYBlockRenderer renderer() {
        XYBlockRenderer renderer = new XYBlockRenderer();
        renderer.setPaintScale(new PaintScale() {
            @Override
            public double getLowerBound() {
                return 0;
            }

            @Override
            public double getUpperBound() {
                return ON_DIAGONAL + 1;
            }

            @Override
            public Paint getPaint(double value) {
                boolean right = value >= ON_DIAGONAL;
                return ShareColours.cell(right ? value - ON_DIAGONAL : value, right);
            }
        });
        return renderer;
    }

    private static SymbolAxis axis(String label, List<String> classNames) {
        SymbolAxis axis = new SymbolAxis(label, classNames.toArray(String[]::new));
        Axes.dress(axis);
        axis.setLabelFont(ChartStyle.STRONG);
        axis.setLabelPaint(ChartStyle.INK);
        axis.setGridBandsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setRange(-0.5, classNames.size() - 0.5);
        return axis;
    }

    /** The two lines of a cell, each {@code line} rows away from its middle. */
    private static void write(XYPlot plot, ConfusionMatrix matrix, int row, int column, double line) {
        int count = matrix.counts()[row][column];
        double share = share(matrix, row, column);
        Color colour = count == 0 ? ChartStyle.MUTED : ShareColours.text(ShareColours.cell(share, row == column));
        String percent = count == 0 ? "0 %" : Text.format("%.1f %%", share * 100);
        write(plot, Figures.count(count), column, row - 0.9 * line, ChartStyle.STRONG, colour);
        write(plot, percent, column, row + 1.1 * line, ChartStyle.SMALL, colour);
    }

    private static void write(XYPlot plot, String text, int x, double y, Font font, Color colour) {
        XYTextAnnotation annotation = new XYTextAnnotation(text, x, y);
        annotation.setFont(font);
        annotation.setPaint(colour);
        plot.addAnnotation(annotation, false);
    }
}
