package dev.lenet.trainer.cli;

import org.jspecify.annotations.Nullable;

/**
 * How many runs of a study are at work at the same time. It decides the study's time and never its results.
 *
 * @param fixed the number that was asked for, at least 1; null for as many as there are threads
 */
public record WorkerCount(@Nullable Integer fixed) {

    static final String AUTO = "auto";

    /**
     * Reads a setting; Spring's conversion finds this method by its name.
     *
     * @param value {@code auto} or a whole number
     * @return the setting
     * @throws NumberFormatException if the value is neither
     */
    public static WorkerCount valueOf(String value) {
        return new WorkerCount(value.equals(AUTO) ? null : Integer.valueOf(value));
    }

    int count(Threads threads) {
        return fixed != null ? fixed : threads.count();
    }
}
