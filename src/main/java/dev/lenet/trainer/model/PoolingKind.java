package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a block does with the 2x2 squares of its activations, with stride 2; an odd row or column is dropped. */
public enum PoolingKind {
    /** Keeps the largest of the four. */
    MAX,
    /** Keeps their mean. */
    AVERAGE,
    /** Keeps all four. */
    NONE;

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
