package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which layers batch norm follows; it always precedes the activation. */
public enum NormKind {
    /** No layer. */
    NONE,
    /** Each convolution. */
    CONVOLUTIONS,
    /** Each convolution and each hidden fully connected layer. */
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
