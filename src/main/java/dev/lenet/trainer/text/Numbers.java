package dev.lenet.trainer.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses numbers as users may write them, in the same way on the command line, in files, in the environment and in requests,
 * whatever the locale: in ASCII digits, as in JSON. Java's own parsers also accept digits of other scripts, {@code 1f},
 * {@code 0x1p3} and {@code +1}, and Spring's accept {@code 0x10} and {@code #10}.
 */
public final class Numbers {

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*|(?=\\.))(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private Numbers() {}

    /**
     * Parses a whole number of 64 bits.
     *
     * @param text any text
     * @return the number; null if the text is not such a number
     */
    public static @Nullable Long whole(String text) {
        try {
            return WHOLE.matcher(text).matches() ? Long.valueOf(text) : null;
        } catch (NumberFormatException e) {
            // Nineteen digits can be too many.
            return null;
        }
    }

    /**
     * Parses a finite number.
     *
     * @param text any text
     * @return the number; null if the text is not such a number
     */
    public static @Nullable Double decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return null;
        }
        Double number = Double.valueOf(text);
        return number.isInfinite() ? null : number;
    }
}
