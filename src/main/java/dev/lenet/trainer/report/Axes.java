package dev.lenet.trainer.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;

/** The axes of all pictures: their look, round numbers at the ticks, and as many ticks as can be read. */
final class Axes {

    private Axes() {}

    static void dress(Axis axis) {
        axis.setLabelFont(ChartStyle.LABEL);
        axis.setLabelPaint(ChartStyle.MUTED);
        axis.setTickLabelFont(ChartStyle.TICK);
        axis.setTickLabelPaint(ChartStyle.INK);
        axis.setAxisLinePaint(ChartStyle.MUTED);
        axis.setTickMarkPaint(ChartStyle.MUTED);
        axis.setTickLabelInsets(new RectangleInsets(4, 8, 4, 8));
    }

    /**
     * A vertical axis from one round number to another, with about six steps between.
     *
     * @param lower the least value to show
     * @param upper the highest value to show, above {@code lower}
     */
    static NumberAxis values(double lower, double upper) {
        double step = step((upper - lower) / 6);
        NumberAxis axis = new NumberAxis();
        dress(axis);
        axis.setRange(Math.floor(lower / step + 1e-9) * step, Math.ceil(upper / step - 1e-9) * step);
        axis.setTickUnit(new NumberTickUnit(step, format(step, upper)));
        return axis;
    }

    /** The least of 1, 2, 2.5 and 5 times a power of ten that is at least as large. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static NumberFormat format(double step, double upper) {
        DecimalFormatSymbols english = DecimalFormatSymbols.getInstance(Locale.ROOT);
        return upper >= 1e5 || step < 1e-7
                ? new DecimalFormat("0.##E0", english)
                : new DecimalFormat(step < 1 ? "0." + "0".repeat(decimals(step)) : "0.#", english);
    }

    private static int decimals(double step) {
        int decimals = 0;
        for (double scaled = step; Math.abs(scaled - Math.rint(scaled)) > 1e-6 * scaled; scaled *= 10) {
            decimals++;
        }
        return decimals;
    }

    /**
     * The horizontal axis of all pictures over epochs: whole numbers, half an epoch of air on both sides.
     *
     * @param epochs the last epoch, at least 1
     */
    static ValueAxis epochs(int epochs) {
        NumberAxis axis = new NumberAxis("epoch");
        dress(axis);
        axis.setRange(0.5, epochs + Math.max(0.5, epochs * 0.015));
        axis.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil(step(epochs / 15.0))), new DecimalFormat("0")));
        return axis;
    }
}
