package dev.lenet.trainer.model;

import dev.lenet.trainer.text.Word;

/** The activation after each convolution and each hidden fully connected layer. */
public enum ActivationKind implements Word {
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

    @Override
    public String toString() {
        return id();
    }
}
