package dev.lenet.trainer.model;

import com.google.errorprone.annotations.FormatMethod;
import dev.lenet.trainer.text.Text;
import java.util.List;

/** What the constructors of values refuse, so that no value out of range exists, wherever it came from. */
final class Checks {

    private Checks() {}

    @FormatMethod
    static void require(boolean met, String problem, Object... values) {
        if (!met) {
            throw new IllegalArgumentException(Text.format(problem, values));
        }
    }

    static void within(String name, int value, int least, int most) {
        require(value >= least && value <= most, "%s is %d, expected %d to %d", name, value, least, most);
    }

    /** A copy of the list, each value within the range. */
    static List<Integer> each(String name, List<Integer> values, int least, int most) {
        values.forEach(value -> within(name, value, least, most));
        return List.copyOf(values);
    }
}
