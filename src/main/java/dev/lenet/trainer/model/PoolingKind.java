package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** The pooling of a block, over 2x2 squares with stride 2; an odd last row or column is dropped. */
public enum PoolingKind {
    /** Keeps the largest of the four values. */
    MAX,
    /** Keeps their mean. */
    AVERAGE,
    /** No pooling. */
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
