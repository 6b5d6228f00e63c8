package dev.lenet.trainer.app;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Marks a thread's log entries with {@code run} and {@code variant}, which structured logs show as fields of each line. */
public final class LogMark {

    private static final String RUN = "run";
    private static final String VARIANT = "variant";

    private LogMark() {}

    /**
     * Marks the calling thread's log entries from now on.
     *
     * @param run a run's name or address, or a study's name
     * @param variant the run's model; null for a study
     */
    public static void set(String run, @Nullable String variant) {
        MDC.put(RUN, run);
        if (variant != null) {
            MDC.put(VARIANT, variant);
        }
    }

    /**
     * Returns the run that the calling thread's log entries are marked with.
     *
     * @return a run's name or address, or a study's name; null if there is no mark
     */
    public static @Nullable String run() {
        return MDC.get(RUN);
    }

    /** Ends the marking on the calling thread. */
    public static void clear() {
        MDC.remove(RUN);
        MDC.remove(VARIANT);
    }
}
