package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** The activation after each convolution and each hidden fully connected layer. */
public enum ActivationKind {
    /** {@code max(0, x)}. */
    RELU,
    /** {@code x} above 0, {@code slope * x} below. */
    LEAKY_RELU,
    /** The hyperbolic tangent. */
    TANH,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** {@code x} above 0, {@code exp(x) - 1} below (Clevert and others, 2016). */
    ELU,
    /** {@code x} times the standard normal CDF of {@code x}, in DL4J's approximation (Hendrycks, Gimpel, 2016). */
    GELU,
    /** {@code x} times the sigmoid of {@code x} (Ramachandran and others, 2017). */
    SWISH;

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
