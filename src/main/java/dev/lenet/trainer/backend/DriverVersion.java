package dev.lenet.trainer.backend;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of NVIDIA's driver.
 *
 * @param parts its numbers, most significant first
 */
record DriverVersion(List<Integer> parts) implements Comparable<DriverVersion> {

    private static final Pattern PATTERN = Pattern.compile("\\d{1,6}(\\.\\d{1,6})*");

    /** Parses a version such as {@code 450.80.02}; returns null if the text is not one. */
    static @Nullable DriverVersion parse(String text) {
        String stripped = text.strip();
        return PATTERN.matcher(stripped).matches()
                ? new DriverVersion(Arrays.stream(stripped.split("\\."))
                        .map(Integer::valueOf)
                        .toList())
                : null;
    }

    @Override
    public int compareTo(DriverVersion other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int order = Integer.compare(part(i), other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int part(int index) {
        return index < parts.size() ? parts.get(index) : 0;
    }
}
