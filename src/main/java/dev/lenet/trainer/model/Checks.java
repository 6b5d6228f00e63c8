package dev.lenet.trainer.model;

import com.google.errorprone.annotations.FormatMethod;
import dev.lenet.trainer.text.Text;
import java.util.List;

/** Checks for the constructors of value classes, so that no value is ever out of range, wherever it comes from. */
final class Checks {

    private Checks() {}

    @FormatMethod
    static void require(boolean met, String problem, Object... values) {
        if (!met) {
            throw new IllegalArgumentException(Text.format(problem, values));
        }
    }

    /** Checks that values, each within its range, work together. */
    @FormatMethod
    static void match(boolean met, MismatchException.Remedy remedy, String problem, Object... values) {
        if (!met) {
            throw new MismatchException(Text.format(problem, values), remedy);
        }
    }

    static void within(String name, int value, int least, int most) {
        require(value >= least && value <= most, "%s is %d, expected %d to %d", name, value, least, most);
    }

    /** Returns a copy of the list after checking that each value is within the range. */
    static List<Integer> each(String name, List<Integer> values, int least, int most) {
        values.forEach(value -> within(name, value, least, most));
        return List.copyOf(values);
    }
}
