package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the learning rate changes over a run. */
public enum ScheduleKind {
    /** Multiplied by gamma every step-size epochs. */
    STEP,
    /** Constant. */
    NONE,
    /** Falls to almost 0 along half a cosine, epoch by epoch. */
    COSINE,
    /** Rises to the learning rate and falls again, step by step. */
    ONE_CYCLE;

    /**
     * The word in settings and files.
     *
     * @return lower case with dashes
     */
    @JsonValue
    public String id() {
        return Ids.of(this);
    }

    @Override
    public String toString() {
        return id();
    }
}
