package dev.lenet.trainer.report;

import dev.lenet.trainer.text.Text;
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
        Ticks ticks = Ticks.around(lower, upper, 6);
        NumberAxis axis = new NumberAxis();
        dress(axis);
        // JFreeChart leaves out a tick at an end that a rounding error puts outside, such as 0.7000000000000001.
        double air = ticks.step() * 1e-6;
        axis.setRange(ticks.lower() - air, ticks.upper() + air);
        axis.setTickUnit(new NumberTickUnit(ticks.step(), ticks.format()));
        return axis;
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
        axis.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil(Ticks.step(epochs / 15.0))), Text.numberFormat("0")));
        return axis;
    }
}
