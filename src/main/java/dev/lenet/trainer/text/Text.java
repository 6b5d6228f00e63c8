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
 * Formats values in the same way in every locale: digits from 0 to 9, a decimal point, commas between thousands, times in UTC.
 * The build refuses code that formats with the default locale.
 */
public final class Text {

    private static final DateTimeFormatter STAMP = utc("yyyyMMdd-HHmmss");
    private static final DateTimeFormatter MINUTE = utc("yyyy-MM-dd HH:mm 'UTC'");

    private Text() {}

    /**
     * Formats like {@link String#format}, but independent of the locale.
     *
     * @param format a format string, see {@link java.util.Formatter}
     * @param values its arguments
     * @return the text
     */
    @FormatMethod
    public static String format(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /**
     * Formats a count with its noun, such as "1 epoch" or "2,000 images".
     *
     * @param count how many
     * @param noun in the singular; its plural must add an s
     * @return the number and the noun, in the singular or plural
     */
    public static String count(long count, String noun) {
        return format("%,d %s", count, count == 1 ? noun : noun + "s");
    }

    /**
     * Formats names as a list, shortened if there are many.
     *
     * @param names at least one
     * @param most the most names to list, at least 1
     * @return such as {@code a, b and 7 more}
     */
    public static String some(List<String> names, int most) {
        return names.size() <= most
                ? String.join(", ", names)
                : format("%s and %,d more", String.join(", ", names.subList(0, most)), names.size() - most);
    }

    /**
     * Formats a number with a fixed number of decimals, rounded half up.
     *
     * @param value any number
     * @param decimals at least 0
     * @return such as {@code 0.25}
     */
    public static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /**
     * Formats a duration as minutes and seconds, preceded by hours if there are any.
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
     * Formats an instant for a file name.
     *
     * @param instant the instant
     * @return such as {@code 20260131-120000}, UTC
     */
    public static String stamp(Instant instant) {
        return STAMP.format(instant);
    }

    /**
     * Formats an instant for users, to the minute.
     *
     * @param instant the instant
     * @return such as {@code 2026-01-31 12:00 UTC}
     */
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /**
     * Returns a number format for libraries that need one.
     *
     * @param pattern see {@link DecimalFormat}
     * @return a new format, which only one thread may use
     */
    public static NumberFormat numberFormat(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
