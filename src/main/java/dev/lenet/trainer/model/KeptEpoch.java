package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which epoch's network a run keeps, tests and hands out. */
public enum KeptEpoch {
    /** The one with the highest validation accuracy, the first of equals. */
    BEST,
    /** The last, whatever the validation images say: they choose nothing, so their accuracy is no optimistic one. */
    LAST;

    /**
     * Whether an epoch takes the place of the one that was kept before it.
     *
     * @param validationAccuracy the epoch's
     * @param before that of the epoch kept so far
     * @return true if the later epoch is kept
     */
    public boolean replaces(double validationAccuracy, double before) {
        return this == LAST || validationAccuracy > before;
    }

    /**
     * The word in settings and files.
     *
     * @return lower case
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
