package dev.lenet.trainer.store;

import com.google.errorprone.annotations.FormatMethod;
import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Checks the values in the records of runs and studies, which may come from an untrusted file. */
final class Require {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Require() {}

    @FormatMethod
    static void that(boolean met, String rule, @Nullable Object... values) {
        if (!met) {
            throw new IllegalArgumentException(Text.format(rule, values));
        }
    }

    /** Requires a part that every document has. */
    static void present(String name, @Nullable Object part) {
        that(part != null, "%s is missing", name);
    }

    /** Requires a share to be from 0 to 1; null means unknown. */
    static void share(String name, @Nullable Double value) {
        that(value == null || value >= 0 && value <= 1, "%s is %s, expected a number from 0 to 1", name, value);
    }

    /** Requires a loss or duration to be finite and not negative; null means unknown. */
    static void finiteFromZero(String name, @Nullable Double value) {
        that(
                value == null || value >= 0 && value < Double.POSITIVE_INFINITY,
                "%s is %s, expected a finite number from 0",
                name,
                value);
    }

    static void atLeast(String name, long value, long least) {
        that(value >= least, "%s is %d, expected at least %d", name, value, least);
    }

    /** Requires a time to be from 1970 to 9999; null means unknown. */
    static void time(String name, @Nullable Instant value) {
        that(
                value == null || !value.isBefore(FIRST) && !value.isAfter(LAST),
                "%s is %s, expected a time from 1970 to 9999",
                name,
                value);
    }

    static void runName(String name, @Nullable String value) {
        present(name, value);
        that(
                value != null && RunFolder.isName(value),
                "%s is %s, which cannot be the name of a run",
                name,
                Printable.quote(String.valueOf(value)));
    }
}
