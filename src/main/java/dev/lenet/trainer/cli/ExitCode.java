package dev.lenet.trainer.cli;

/** The exit codes of the process, for scripts. The numbers are part of the trainer's contract. */
public enum ExitCode {
    /** The requested work is done. */
    DONE(0, "done"),
    /** An unexpected error; the stack trace is on stderr. */
    UNEXPECTED(1, "an unexpected error; the stack trace is on stderr"),
    /** An option, a configuration value or their combination cannot be used. */
    USAGE(2, "wrong usage or configuration"),
    /** The data set is missing or damaged. */
    DATA(3, "the data set is missing or damaged"),
    /** The loss became infinite or not a number. */
    DIVERGED(4, "training diverged"),
    /** The run folder is in use, damaged, full or read-only. */
    STORE(5, "the run folder is in use, damaged, full or read-only"),
    /** A study was collected before all of its cells were completed. */
    MISSING(6, "cells of the collected study are missing"),
    /** SIGHUP, because the terminal was closed; 128 + 1, like the JVM's. */
    HUNG_UP(129, "stopped by SIGHUP, after saving"),
    /** Ctrl-C; 128 + 2, like the JVM's. */
    INTERRUPTED(130, "stopped by Ctrl-C, after saving"),
    /** SIGTERM; 128 + 15, like the JVM's. */
    TERMINATED(143, "stopped by SIGTERM, after saving");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /**
     * Returns the number that the process exits with.
     *
     * @return 0 to 255
     */
    public int code() {
        return code;
    }

    /**
     * Returns the meaning of the number, for {@code --help}.
     *
     * @return a short phrase
     */
    public String meaning() {
        return meaning;
    }
}
