package dev.lenet.trainer.backend;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The generation of a GPU, which determines the machine code that it can run.
 *
 * @param major 3 for Kepler to 9 for Hopper and beyond
 * @param minor from 0
 */
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {

    private static final Pattern PATTERN = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");
    private static final Comparator<ComputeCapability> ORDER =
            Comparator.comparingInt(ComputeCapability::major).thenComparingInt(ComputeCapability::minor);

    /**
     * Parses a compute capability.
     *
     * @param text for example {@code 8.6}
     * @return the capability; null if the text is not one
     */
    static @Nullable ComputeCapability parse(String text) {
        Matcher matcher = PATTERN.matcher(text.strip());
        return matcher.matches()
                ? new ComputeCapability(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : null;
    }

    @Override
    public int compareTo(ComputeCapability other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
