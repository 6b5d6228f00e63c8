package dev.lenet.trainer.cli;

import org.jspecify.annotations.Nullable;

/**
 * How many threads train. It decides the speed of a run and never its result.
 *
 * @param fixed the number that was asked for, at least 1; null for one a processor
 */
public record Threads(@Nullable Integer fixed) {

    static final String AUTO = "auto";

    /**
     * Reads a setting; Spring's conversion finds this method by its name.
     *
     * @param value {@code auto} or a whole number
     * @return the setting
     * @throws NumberFormatException if the value is neither
     */
    public static Threads valueOf(String value) {
        return new Threads(value.equals(AUTO) ? null : Integer.valueOf(value));
    }

    /**
     * The number of threads on this machine.
     *
     * @return at least 1
     */
    public int count() {
        return fixed != null ? fixed : Runtime.getRuntime().availableProcessors();
    }
}
