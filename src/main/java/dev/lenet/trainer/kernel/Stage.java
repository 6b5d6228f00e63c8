package dev.lenet.trainer.kernel;

import org.jspecify.annotations.Nullable;

/**
 * One stage of a network: a convolution or a dense layer with everything up to the next one. A dense layer is a
 * convolution whose kernel covers the whole map: DL4J flattens both in the same order.
 *
 * @param dense whether it is a dense layer
 * @param in shape of the map that it reads
 * @param kernelHeight rows of the kernel; not used by dense layers
 * @param kernelWidth columns of the kernel
 * @param padTop rows of zeros above and below the map
 * @param padLeft columns of zeros on either side
 * @param linear shape of the convolution's or dense layer's output
 * @param out shape after pooling
 * @param weights where the weights start in the flat parameters, {@code [out][in][row][column]}
 * @param biases where the biases start
 * @param norm batch norm, or null for none
 * @param gammas where the parameters of batch norm start
 * @param activation after that
 * @param pooling after that
 * @param keep probability that dropout keeps an output, 1 without dropout
 * @param dropout number of earlier stages with dropout
 */
record Stage(
        boolean dense,
        Shape in,
        int kernelHeight,
        int kernelWidth,
        int padTop,
        int padLeft,
        Shape linear,
        Shape out,
        int weights,
        int biases,
        @Nullable BatchNorm norm,
        int gammas,
        Activation activation,
        Pooling pooling,
        double keep,
        int dropout) {
    boolean normalized() {
        return norm != null;
    }

    /** Weights of one output. */
    int taps() {
        return dense ? in.size() : in.channels() * kernelHeight * kernelWidth;
    }

    /** Whether activation and pooling are one pass over a map. A rectifier allows this because it never decreases. */
    boolean fused() {
        return pooling != Pooling.NONE && activation.rectifies();
    }

    /** Whether batch norm subtracts the mean before it scales a value. */
    boolean centered() {
        return normalized() && !fused();
    }
}
