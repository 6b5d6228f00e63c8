package dev.lenet.trainer.text;

import com.google.errorprone.annotations.FormatMethod;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into text that is the same in every locale: digits from 0 to 9, a point before the fraction, commas between
 * thousands, times in UTC. The build refuses code that formats with the default locale.
 */
public final class Text {

    private static final DateTimeFormatter STAMP = utc("yyyyMMdd-HHmmss");
    private static final DateTimeFormatter MINUTE = utc("yyyy-MM-dd HH:mm 'UTC'");

    private Text() {}

    /**
     * Formats as {@link String#format} does.
     *
     * @param format a format string, see {@link java.util.Formatter}
     * @param values what to fill in
     * @return the text
     */
    @FormatMethod
    public static String format(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /**
     * A number of things, such as "1 epoch" or "2,000 images".
     *
     * @param count how many
     * @param noun the thing in the singular, whose plural ends in s
     * @return the number, and the noun in the form that goes with it
     */
    public static String count(long count, String noun) {
        return format("%,d %s", count, count == 1 ? noun : noun + "s");
    }

    /**
     * Some names as a list, shortened where there are many.
     *
     * @param names at least one
     * @param most how many are named at most, at least 1
     * @return such as {@code a, b and 7 more}
     */
    public static String some(List<String> names, int most) {
        return names.size() <= most
                ? String.join(", ", names)
                : format("%s and %,d more", String.join(", ", names.subList(0, most)), names.size() - most);
    }

    /**
     * A number with a fixed number of decimals, rounded half up.
     *
     * @param value any number
     * @param decimals at least 0
     * @return such as {@code 0.25}
     */
    public static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /**
     * A length of time to read at a glance: minutes and seconds, with hours before them where there are any.
     *
     * @param seconds zero or more
     * @return such as {@code 2:05} or {@code 1:02:05}; a question mark if the number is not finite
     */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "?";
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? format("%d:%02d", whole / 60, whole % 60)
                : format("%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /**
     * A moment as part of a file name.
     *
     * @param instant the moment
     * @return such as {@code 20260131-120000}, UTC
     */
    public static String stamp(Instant instant) {
        return STAMP.format(instant);
    }

    /**
     * A moment for people.
     *
     * @param instant the moment
     * @return such as {@code 2026-01-31 12:00 UTC}
     */
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /**
     * A format for libraries that ask for one.
     *
     * @param pattern see {@link DecimalFormat}
     * @return a new one, which only one thread may use
     */
    public static NumberFormat numberFormat(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
