package dev.lenet.trainer.kernel;

import org.jspecify.annotations.Nullable;

/**
 * One stage of a network: a convolution or a dense layer with what follows it up to the next one. A dense layer is a
 * convolution whose kernel covers the whole map: DL4J flattens both in the same order.
 *
 * @param dense whether it is a dense layer
 * @param in the map that it reads
 * @param kernelHeight rows of the kernel; not used by dense layers
 * @param kernelWidth columns of the kernel
 * @param padTop rows of zeros that the kernel meets above and below the map
 * @param padLeft columns of zeros on either side
 * @param linear what the convolution or dense layer makes of it
 * @param out after pooling
 * @param weights where the weights start in the flat parameters, {@code [out][in][row][column]}
 * @param biases where the biases start
 * @param norm batch norm, or null for none
 * @param gammas where the parameters of batch norm start
 * @param activation after that
 * @param pooling after that
 * @param keep probability that dropout keeps an output, 1 without dropout
 * @param dropout how many stages with dropout come before this one
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

    /** Whether activation and pooling are one walk over a map, which a rectifier allows: it never falls. */
    boolean fused() {
        return pooling != Pooling.NONE && activation.rectifies();
    }
}
