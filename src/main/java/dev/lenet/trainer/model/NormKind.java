package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where batch norm stands, each time before the activation. */
public enum NormKind {
    /** Nowhere. */
    NONE,
    /** After each convolution. */
    CONVOLUTIONS,
    /** After each convolution and each hidden fully connected layer. */
    ALL;

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
