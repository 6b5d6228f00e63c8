package dev.lenet.trainer.kernel;

import java.util.List;

/**
 * A network as the kernels run it: its stages, with the shapes of their maps for one image size.
 *
 * @param image shape of an image
 * @param frame zeros around it
 * @param stages one for each convolution and dense layer; the last computes the logits
 * @param parameters number of parameters, including running statistics
 * @param seed the network's
 */
record Plan(Shape image, Frame frame, List<Stage> stages, int parameters, long seed) {
    Stage last() {
        return stages.get(stages.size() - 1);
    }

    int classes() {
        return last().out().channels();
    }

    /**
     * The next stage with batch norm, where the groups of a batch have to wait for each other.
     *
     * @param stage the first to look at
     * @return the number of stages if there is none
     */
    int nextNormalized(int stage) {
        int next = stage;
        while (next < stages.size() && !stages.get(next).normalized()) {
            next++;
        }
        return next;
    }

    /**
     * The previous stage with batch norm, searched towards the start of the network.
     *
     * @param stage the first to look at
     * @return -1 if there is none
     */
    int previousNormalized(int stage) {
        int previous = stage;
        while (previous >= 0 && !stages.get(previous).normalized()) {
            previous--;
        }
        return previous;
    }
}
