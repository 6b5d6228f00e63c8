package dev.lenet.trainer.evaluation.statistics;

/**
 * A confidence interval.
 *
 * @param lower lower end, in the unit of the estimate
 * @param upper upper end, at least {@code lower}; both NaN if there is no interval
 */
public record Interval(double lower, double upper) {

    /** The interval if there are too few measurements. */
    public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    /**
     * Whether the whole interval lies inside a symmetric margin around zero.
     *
     * @param margin above 0, in the interval's unit
     * @return true if no value of the interval is as far from zero as the margin
     */
    public boolean isWithin(double margin) {
        return lower > -margin && upper < margin;
    }

    /**
     * Whether a value is in the interval.
     *
     * @param value any number
     * @return false for an unknown interval
     */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
