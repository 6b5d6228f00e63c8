package dev.lenet.trainer.kernel;

/**
 * ReLU and leaky ReLU: {@code f(y) = max(y, slope * y)}. The derivative is taken from the result, which has the sign of
 * y: 1 above the threshold, slope elsewhere. DL4J gives leaky ReLU the derivative 1 at zero, and ReLU 0.
 *
 * @param slope for negative y, 0 for ReLU, less than 1
 */
record Rectifier(float slope) {
    /**
     * Results above this have derivative 1.
     *
     * @return 0 for ReLU; the float just below zero for leaky ReLU
     */
    float threshold() {
        return slope == 0 ? 0 : -Float.MIN_VALUE;
    }
}
