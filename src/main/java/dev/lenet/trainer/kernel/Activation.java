package dev.lenet.trainer.kernel;

/**
 * An activation function with its parameter.
 *
 * @param kind which function
 * @param slope of a {@link Kind#RECTIFIER} for negative arguments, 0 to 1; not used by the others
 */
record Activation(Kind kind, float slope) {
    static final Activation IDENTITY = new Activation(Kind.RECTIFIER, 1);

    /** Functions that the kernels know, in the form that DL4J gives them. */
    enum Kind {
        /** {@code max(y, slope y)}: ReLU for slope 0, leaky ReLU, the identity for slope 1. */
        RECTIFIER,
        TANH,
        /** {@code 1 / (1 + exp(-y))}. */
        SIGMOID,
        /** {@code y} for y of 0 or more, {@code exp(y) - 1} below. */
        ELU,
        /** {@code y sigmoid(y)}. */
        SWISH,
        /** {@code y sigmoid(1.702 y)}, which is what DL4J calls GELU unless it is told to be precise. */
        GELU
    }

    static Activation rectifier(double slope) {
        return new Activation(Kind.RECTIFIER, (float) slope);
    }

    static Activation of(Kind kind) {
        return new Activation(kind, 0);
    }

    boolean rectifies() {
        return kind == Kind.RECTIFIER;
    }

    /**
     * A rectifier has derivative 1 for arguments above this. DL4J gives leaky ReLU the derivative 1 at zero, and ReLU 0.
     *
     * @return 0 for ReLU; the float just below zero for leaky ReLU
     */
    float threshold() {
        return slope == 0 ? 0 : -Float.MIN_VALUE;
    }

    /** The factor of y inside the sigmoid of swish and GELU. */
    float steepness() {
        return kind == Kind.GELU ? 1.702f : 1;
    }
}
