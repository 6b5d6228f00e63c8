package dev.lenet.trainer.kernel;

import java.util.Arrays;

/**
 * Gradients of the convolutions summed over some consecutive groups of a batch, still one sum for each lane. How a
 * batch is cut into such pieces depends only on its size, and the groups of a piece are processed in order, so the bits
 * are the same whichever thread does it.
 */
final class Sums {
    /** For each stage, {@code [channels][Group.SIZE]}; not used for dense layers. */
    final float[][] biases;

    /** For each convolution, {@code [channels][taps][Group.SIZE]}. */
    final float[][] weights;

    Sums(Plan plan) {
        int count = plan.stages().size();
        biases = new float[count][];
        weights = new float[count][0];
        for (int i = 0; i < count; i++) {
            Stage stage = plan.stages().get(i);
            biases[i] = new float[stage.linear().channels() * Group.SIZE];
            if (!stage.dense()) {
                weights[i] = new float[stage.linear().channels() * stage.taps() * Group.SIZE];
            }
        }
    }

    void clear() {
        for (int i = 0; i < biases.length; i++) {
            Arrays.fill(biases[i], 0);
            Arrays.fill(weights[i], 0);
        }
    }
}
