package dev.lenet.trainer.model;

import dev.lenet.trainer.text.Word;

/** Which layers batch norm follows; it always precedes the activation. */
public enum NormKind implements Word {
    /** No layer. */
    NONE,
    /** Each convolution. */
    CONVOLUTIONS,
    /** Each convolution and each hidden fully connected layer. */
    ALL;

    @Override
    public String toString() {
        return id();
    }
}
