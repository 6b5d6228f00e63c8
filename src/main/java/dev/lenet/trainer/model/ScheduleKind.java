package dev.lenet.trainer.model;

import dev.lenet.trainer.text.Word;

/** How the learning rate changes over a run. */
public enum ScheduleKind implements Word {
    /** Multiplied by gamma every step-size epochs. */
    STEP,
    /** Constant. */
    NONE,
    /** Falls to almost 0 along half a cosine, epoch by epoch. */
    COSINE,
    /** Rises to the learning rate and falls again, step by step. */
    ONE_CYCLE;

    @Override
    public String toString() {
        return id();
    }
}
