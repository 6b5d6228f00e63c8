package dev.lenet.trainer.model;

import com.google.errorprone.annotations.FormatMethod;
import dev.lenet.trainer.text.Text;

/** What the constructors of values refuse, so that no value out of range exists, wherever it came from. */
final class Checks {

    private Checks() {}

    @FormatMethod
    static void require(boolean met, String problem, Object... values) {
        if (!met) {
            throw new IllegalArgumentException(Text.format(problem, values));
        }
    }
}
