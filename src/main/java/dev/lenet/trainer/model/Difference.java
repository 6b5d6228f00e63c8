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
 * A named value that two records do not share.
 *
 * @param name as {@link Records#flatten} gives it
 * @param before the first one's value; null if it has none
 * @param after the second one's
 */
public record Difference(
        String name, @Nullable Object before, @Nullable Object after) {

    /**
     * All differences.
     *
     * @param before name to value
     * @param after name to value
     * @return in the order of the second, then what only the first has
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
     * The difference for people.
     *
     * @return for example {@code dropout 0.5 → 0.2}
     */
    public String words() {
        return Text.format("%s %s → %s", name(name), value(before), value(after));
    }

    /**
     * Several differences for people.
     *
     * @param differences any number
     * @return with semicolons between them
     */
    public static String words(List<Difference> differences) {
        return differences.stream().map(Difference::words).collect(Collectors.joining("; "));
    }

    /**
     * A part's name for people.
     *
     * @param name as records have it
     * @return for example {@code batch size} for {@code batchSize}
     */
    public static String name(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /**
     * A value for people.
     *
     * @param value of a part of a record, or null
     * @return elements of a list with commas between them; {@code none} for null and for an empty list
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
