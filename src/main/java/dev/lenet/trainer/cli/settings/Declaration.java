package dev.lenet.trainer.cli.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * A variant as a file declares it, not yet checked.
 *
 * @param name the variant's name
 * @param origin position of the name in the file; null if unknown
 * @param entries the variant's entries by their names in the file; a value that is not a map is under the empty name
 */
record Declaration(String name, @Nullable Origin origin, Map<String, Entry> entries) {

    private static final String ROOT = DeclaredVariants.ROOT.toString();

    /**
     * The value of an entry.
     *
     * @param origin position of the value in the file; null if unknown
     * @param texts the elements of a list, or the single value
     */
    record Entry(@Nullable Origin origin, List<String> texts) {

        String text() {
            return String.join(",", texts);
        }
    }

    /** Returns the variant's name and place, for example {@code trainer.variants.wide (my.yml, line 7)}. */
    String place() {
        return SettingOrigin.describe(ROOT + "." + name, origin);
    }

    /** Returns an entry's name and place, for example {@code trainer.variants.wide.channels (my.yml, line 8)}. */
    String place(String entry) {
        Entry found = entries.get(entry);
        return SettingOrigin.describe(ROOT + "." + name + "." + entry, found == null ? origin : found.origin());
    }

    /**
     * Reads a file's declarations. Spring's binding to a map would treat {@code wide-1} and {@code wide1} as the same name.
     *
     * @param source the file
     * @return the declarations in the file's order; empty if there are none
     */
    static List<Declaration> in(EnumerablePropertySource<?> source) {
        Map<String, Map<String, Entry>> all = new LinkedHashMap<>();
        for (String key : source.getPropertyNames()) {
            if (key.startsWith(ROOT + ".") || key.startsWith(ROOT + "[")) {
                add(source, key, all);
            }
        }
        List<Declaration> declarations = new ArrayList<>();
        all.forEach((name, entries) -> declarations.add(new Declaration(name, origin(source, name, entries), entries)));
        return declarations;
    }

    /** A key ends in {@code .name}, {@code .name.entry} or {@code .name.entry[0]}; a numeric name is in brackets. */
    private static void add(EnumerablePropertySource<?> source, String key, Map<String, Map<String, Entry>> all) {
        String rest = key.substring(ROOT.length());
        boolean inBrackets = rest.startsWith("[");
        int end = inBrackets ? rest.indexOf(']') : rest.indexOf('.', 1);
        String name = rest.substring(1, end < 0 ? rest.length() : end);
        int dot = rest.indexOf('.', 1);
        String entry = dot < 0 ? "" : rest.substring(dot + 1).replaceFirst("\\[\\d+]$", "");
        Origin origin = OriginLookup.getOrigin(source, key);
        List<String> texts = texts(origin, source.getProperty(key));
        all.computeIfAbsent(name, each -> new LinkedHashMap<>())
                .merge(
                        entry,
                        new Entry(origin, texts),
                        (before, more) -> new Entry(
                                before.origin(),
                                Stream.concat(before.texts().stream(), more.texts().stream())
                                        .toList()));
    }

    private static List<String> texts(@Nullable Origin origin, @Nullable Object value) {
        if (value instanceof List<?> values) {
            return values.stream().map(String::valueOf).toList();
        }
        if (value instanceof Number number) {
            return List.of(SettingValue.number(origin, number));
        }
        // Spring Boot turns both an empty list and a missing value into "".
        return "".equals(value) && SettingOrigin.written(origin).startsWith("[")
                ? List.of()
                : List.of(String.valueOf(value));
    }

    private static @Nullable Origin origin(
            EnumerablePropertySource<?> source, String name, Map<String, Entry> entries) {
        Origin known = Stream.concat(
                        entries.values().stream().map(Entry::origin),
                        Stream.of(source.getPropertyNames()).map(key -> OriginLookup.getOrigin(source, key)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        TextResourceOrigin file = SettingOrigin.inFile(known);
        Origin key = file == null || file.getResource() == null
                ? null
                : YamlKey.find(file.getResource(), Setting.ROOT, "variants", name);
        return key == null ? known : key;
    }
}
