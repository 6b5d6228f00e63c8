package dev.lenet.trainer.model;

import dev.lenet.trainer.text.Word;

/** How weights are initialised before training; biases start at 0. */
public enum WeightInitKind implements Word {
    /** Uniform, with bound {@code sqrt(6 / fanIn)} (He and others, 2015). */
    KAIMING_UNIFORM,
    /** Uniform, with bound {@code sqrt(6 / (fanIn + fanOut))} (Glorot, Bengio, 2010). */
    XAVIER_UNIFORM,
    /** Normal, with standard deviation {@code sqrt(1 / fanIn)} (LeCun and others, 1998). */
    LECUN_NORMAL;

    @Override
    public String toString() {
        return id();
    }
}
