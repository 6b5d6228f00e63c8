package dev.lenet.trainer.kernel;

/**
 * An activation function with its parameter.
 *
 * @param kind which function
 * @param slope for negative arguments of a {@link Kind#RECTIFIER}, 0 to 1; other kinds ignore it
 */
record Activation(Kind kind, float slope) {
    static final Activation IDENTITY = new Activation(Kind.RECTIFIER, 1);

    /** The functions that the kernels implement, as DL4J defines them. */
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
        /** {@code y sigmoid(1.702 y)}, DL4J's GELU unless {@code precise} is set. */
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
     * The argument above which a rectifier's derivative is 1. At zero, DL4J uses 1 for leaky ReLU and 0 for ReLU.
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
