package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * What values a setting takes. The same rule holds for the command line, the environment and {@code application.yml}.
 *
 * @param placeholder stands for the value in the usage, for example {@code N}
 * @param takes completes "--name takes ..."
 * @param words the words that the setting takes beside or instead of other values, to suggest one for a misspelt word
 * @param accepts whether a value as it was written can be used
 */
record Rule(String placeholder, String takes, List<String> words, Predicate<String> accepts) {

    static final String TRUE = "true";

    /** Safe as a folder's name on every system, and unable to leave the folder that it lies in. */
    private static final Pattern RUN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    static Rule oneOf(Stream<String> words) {
        List<String> all = words.toList();
        return new Rule(String.join("|", all), "one of " + String.join(", ", all), all, all::contains);
    }

    /** True or false; on the command line the bare name says true. */
    static Rule flag() {
        return oneOf(Stream.of(TRUE, "false"));
    }

    boolean isFlag() {
        return words.contains(TRUE);
    }

    static Rule wholeNumber(long min, long max) {
        String takes =
                max == Long.MAX_VALUE ? "a 64-bit whole number" : Text.format("a whole number from %d to %d", min, max);
        return new Rule("N", takes, List.of(), value -> {
            Long number = parseLong(value);
            return number != null && number >= min && number <= max;
        });
    }

    static Rule number(String range, DoublePredicate inRange) {
        return new Rule("X", "a finite number " + range, List.of(), value -> {
            Double number = parseDouble(value);
            return number != null && Double.isFinite(number) && inRange.test(number);
        });
    }

    /** Never refused, so that no message ever repeats the value. */
    static Rule anything() {
        return new Rule("VALUE", "any text", List.of(), value -> true);
    }

    static Rule duration() {
        return new Rule("TIME", "a time such as 90s or 5m", List.of(), value -> {
            try {
                return DurationStyle.SIMPLE.parse(value).toMillis() > 0;
            } catch (IllegalArgumentException | ArithmeticException e) {
                return false;
            }
        });
    }

    static Rule folder() {
        return new Rule("DIR", "the path of a folder", List.of(), value -> !value.isBlank() && isPath(value));
    }

    static Rule runName() {
        return new Rule(
                "NAME",
                "a name of up to 100 letters, digits, '.', '_' and '-' that begins with a letter or digit",
                List.of(),
                value -> RUN_NAME.matcher(value).matches());
    }

    static Rule runNames() {
        return new Rule(
                "NAME,NAME",
                "names of runs, studies or STUDY/RUN, with commas between them",
                List.of(),
                value -> Arrays.stream(value.split(",", -1)).allMatch(Rule::isAddress));
    }

    /** A run, a study, or a run in a study. */
    private static boolean isAddress(String value) {
        String[] names = value.split("/", -1);
        return names.length <= 2
                && Arrays.stream(names).allMatch(name -> RUN_NAME.matcher(name).matches());
    }

    /** The same rule with one word more. */
    Rule or(String word) {
        List<String> more = Stream.concat(Stream.of(word), words.stream()).toList();
        return new Rule(
                word + "|" + placeholder,
                word + " or " + takes,
                more,
                value -> value.equals(word) || accepts.test(value));
    }

    private static @Nullable Long parseLong(String value) {
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Double parseDouble(String value) {
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isPath(String value) {
        try {
            return !Path.of(value).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
