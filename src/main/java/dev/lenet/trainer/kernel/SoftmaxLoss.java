package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

/** Softmax and multi-class cross-entropy of one group: {@code loss = -sum over k of label[k] * log(p[k])}. */
final class SoftmaxLoss {
    /** DL4J keeps probabilities this far from 0 and 1 before it takes their logarithm. */
    static final double CLIP = 1e-10;

    private SoftmaxLoss() {}

    /**
     * Replaces logits by probabilities and copies them to the batch.
     *
     * @param h logits {@code [classes][SIZE]}
     * @param batch receives probabilities
     * @param group index of the group
     */
    static void softmax(float[] h, Batch batch, int group) {
        for (int lane = 0; lane < batch.imagesIn(group); lane++) {
            float max = h[lane];
            for (int k = 1; k < batch.classes; k++) {
                max = Math.max(max, h[k * SIZE + lane]);
            }
            double sum = 0;
            for (int k = 0; k < batch.classes; k++) {
                float e = (float) Math.exp(h[k * SIZE + lane] - max);
                h[k * SIZE + lane] = e;
                sum += e;
            }
            float scale = (float) (1 / sum);
            int to = (group * SIZE + lane) * batch.classes;
            for (int k = 0; k < batch.classes; k++) {
                float p = h[k * SIZE + lane] * scale;
                h[k * SIZE + lane] = p;
                batch.probabilities[to + k] = p;
            }
        }
    }

    /**
     * Scores the probabilities of a group against its labels.
     *
     * @param batch has probabilities and labels, receives losses and hits
     * @param group index of the group
     */
    static void score(Batch batch, int group) {
        for (int image = group * SIZE; image < group * SIZE + batch.imagesIn(group); image++) {
            int at = image * batch.classes;
            double loss = 0;
            int best = 0;
            int label = 0;
            for (int k = 0; k < batch.classes; k++) {
                float p = batch.probabilities[at + k];
                float y = batch.labels[at + k];
                if (y != 0) {
                    loss -= y * Math.log(Math.min(Math.max(p, CLIP), 1 - CLIP));
                }
                best = p > batch.probabilities[at + best] ? k : best;
                label = y > batch.labels[at + label] ? k : label;
            }
            batch.losses[image] = loss;
            batch.correct[image] = best == label ? 1 : 0;
        }
    }

    /**
     * The gradient with respect to the logits, {@code p - label}; zero for lanes without an image.
     *
     * @param h probabilities {@code [classes][SIZE]}, replaced by the gradient
     * @param batch has labels
     * @param group index of the group
     */
    static void gradient(float[] h, Batch batch, int group) {
        int images = batch.imagesIn(group);
        for (int k = 0; k < batch.classes; k++) {
            for (int lane = 0; lane < SIZE; lane++) {
                int at = k * SIZE + lane;
                int label = (group * SIZE + lane) * batch.classes + k;
                h[at] = lane < images ? h[at] - batch.labels[label] : 0;
            }
        }
    }
}
