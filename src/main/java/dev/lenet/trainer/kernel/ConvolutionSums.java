package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import java.util.Arrays;

/**
 * Gradients of the convolutions summed over some consecutive groups of a batch, still one sum for each lane. A batch is
 * cut into such pieces by its size alone, and a piece is worked on in the order of its groups: whichever thread does it,
 * the bits are the same.
 */
final class ConvolutionSums {
    final float[] bias1 = new float[C1 * GROUP];
    final float[] weights1 = new float[C1 * TAPS * GROUP];
    final float[] bias2 = new float[C2 * GROUP];
    final float[] weights2 = new float[C2 * C1 * TAPS * GROUP];

    void clear() {
        Arrays.fill(bias1, 0);
        Arrays.fill(weights1, 0);
        Arrays.fill(bias2, 0);
        Arrays.fill(weights2, 0);
    }
}
