package dev.lenet.trainer.kernel;

import java.util.Arrays;

/**
 * Gradients of the convolutions summed over some consecutive groups of a batch, still one sum for each lane. A batch is
 * cut into such pieces by its size alone, and a piece is worked on in the order of its groups: whichever thread does it,
 * the bits are the same.
 */
final class Sums {
    /** Of each stage, {@code [channels][Group.SIZE]}; for dense layers not used. */
    final float[][] biases;

    /** Of each convolution, {@code [channels][taps][Group.SIZE]}. */
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
