package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** How weights are initialised before training; biases start at 0. */
public enum WeightInitKind {
    /** Uniform, with bound {@code sqrt(6 / fanIn)} (He and others, 2015). */
    KAIMING_UNIFORM,
    /** Uniform, with bound {@code sqrt(6 / (fanIn + fanOut))} (Glorot, Bengio, 2010). */
    XAVIER_UNIFORM,
    /** Normal, with standard deviation {@code sqrt(1 / fanIn)} (LeCun and others, 1998). */
    LECUN_NORMAL;

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
