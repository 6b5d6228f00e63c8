package dev.lenet.trainer.cli;

/** How the process ends, for scripts: the numbers are part of the trainer's contract. */
public enum ExitCode {
    /** All that was asked for is done. */
    DONE(0, "done"),
    /** Something that nobody foresaw; the stack trace is on stderr. */
    UNEXPECTED(1, "an unexpected error; the stack trace is on stderr"),
    /** An option, a configuration value or their combination cannot be used. */
    USAGE(2, "wrong usage or configuration"),
    /** The data set is missing or damaged. */
    DATA(3, "the data set is missing or damaged"),
    /** The loss became infinite or not a number. */
    DIVERGED(4, "training diverged"),
    /** The run folder is in use, full or read-only. */
    STORE(5, "the run folder is in use, full or read-only"),
    /** A study was collected before all of its cells were completed. */
    MISSING(6, "cells of the collected study are missing"),
    /** The terminal went away; 128 + 1, as the JVM gives it. */
    HUNG_UP(129, "stopped by SIGHUP, after saving"),
    /** Ctrl-C; 128 + 2, as the JVM gives it. */
    INTERRUPTED(130, "stopped by Ctrl-C, after saving"),
    /** SIGTERM came; 128 + 15, as the JVM gives it. */
    TERMINATED(143, "stopped by SIGTERM, after saving");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /**
     * The number that the process ends with.
     *
     * @return 0 to 255
     */
    public int code() {
        return code;
    }

    /**
     * What the number says, in a few words for {@code --help}.
     *
     * @return an English phrase
     */
    public String meaning() {
        return meaning;
    }
}
