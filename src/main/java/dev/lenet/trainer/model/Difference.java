package dev.lenet.trainer.model;

import dev.lenet.trainer.text.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A named value that differs between two records.
 *
 * @param name the name, as in {@link Records#flatten}
 * @param before the value in the first record; null if it has none
 * @param after the value in the second record; null if it has none
 */
public record Difference(
        String name, @Nullable Object before, @Nullable Object after) {

    /**
     * Lists all differences.
     *
     * @param before the first record's values by name
     * @param after the second record's values by name
     * @return the differences in the order of the second record, followed by those that only the first one has
     */
    public static List<Difference> between(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new Difference(name, before.get(name), after.get(name)))
                .toList();
    }

    /**
     * Describes the difference for display.
     *
     * @return for example {@code dropout 0.5 → 0.2}
     */
    public String words() {
        return Text.format("%s %s → %s", name(name), value(before), value(after));
    }

    /**
     * Describes several differences for display.
     *
     * @param differences any number
     * @return the differences, separated by semicolons
     */
    public static String words(List<Difference> differences) {
        return differences.stream().map(Difference::words).collect(Collectors.joining("; "));
    }

    /**
     * Converts a component's name for display.
     *
     * @param name the name in records
     * @return for example {@code batch size} for {@code batchSize}
     */
    public static String name(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /**
     * Formats a value for display.
     *
     * @param value the value of a record's component, or null
     * @return the value, with the elements of a list separated by commas; {@code none} for null and for an empty list
     */
    public static String value(@Nullable Object value) {
        if (value == null || value.equals(List.of())) {
            return "none";
        }
        if (value instanceof List<?> values) {
            return values.stream().map(Difference::value).collect(Collectors.joining(", "));
        }
        if (value instanceof Boolean on) {
            return on ? "on" : "off";
        }
        return value instanceof Double number ? Recipe.plain(number) : value.toString();
    }
}
