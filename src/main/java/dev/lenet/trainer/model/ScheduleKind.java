package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the learning rate changes while a run goes on. */
public enum ScheduleKind {
    /** Multiplied by gamma every step-size epochs. */
    STEP("step"),
    /** Constant. */
    NONE("none"),
    /** Down to almost nothing along half a cosine, epoch by epoch. */
    COSINE("cosine"),
    /** Up to the learning rate and down again, step by step. */
    ONE_CYCLE("one-cycle");

    private final String id;

    ScheduleKind(String id) {
        this.id = id;
    }

    /**
     * The word on the command line and in files.
     *
     * @return lower case, for example {@code step}
     */
    @JsonValue
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
