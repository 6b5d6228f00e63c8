package dev.lenet.trainer.report;

import dev.lenet.trainer.text.Text;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along an axis.
 *
 * @param lower where the axis starts, a whole number of steps
 * @param upper where it ends, a whole number of steps
 * @param step from one number to the next: 1, 2, 2.5 or 5 times a power of ten
 */
record Ticks(double lower, double upper, double step) {

    /**
     * Ticks that enclose a range.
     *
     * @param least the least value to show
     * @param highest the highest value to show, above {@code least}
     * @param about how many steps are wanted; there may be fewer, or one more at each end
     */
    static Ticks around(double least, double highest, int about) {
        double step = step((highest - least) / about);
        return new Ticks(Math.floor(least / step + 1e-9) * step, Math.ceil(highest / step - 1e-9) * step, step);
    }

    /** The smallest round step that is at least {@code least}. */
    static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i <= Math.round((upper - lower) / step); i++) {
            values.add(lower + i * step);
        }
        return values;
    }

    /** As many decimals as the step needs. */
    NumberFormat format() {
        if (upper >= 1e5 || step < 1e-7) {
            return Text.numberFormat("0.##E0");
        }
        return Text.numberFormat(decimals() == 0 ? "0" : "0." + "0".repeat(decimals()));
    }

    private int decimals() {
        int decimals = 0;
        for (double scaled = step; Math.abs(scaled - Math.rint(scaled)) > 1e-6 * scaled; scaled *= 10) {
            decimals++;
        }
        return decimals;
    }
}
