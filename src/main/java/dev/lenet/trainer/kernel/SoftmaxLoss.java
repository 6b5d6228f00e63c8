package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

/** Softmax and multi-class cross-entropy of one group: {@code loss = -sum over k of label[k] * log(p[k])}. */
final class SoftmaxLoss {
    /** DL4J keeps the probabilities that it takes logarithms of this far from 0 and 1. */
    private static final double CLIP = 1e-10;

    private SoftmaxLoss() {}

    /**
     * Replaces logits by probabilities and copies them to the batch.
     *
     * @param h3 logits {@code [10][GROUP]}
     * @param batch receives probabilities
     * @param group index of the group
     */
    static void softmax(float[] h3, Batch batch, int group) {
        for (int lane = 0; lane < batch.imagesIn(group); lane++) {
            float max = h3[lane];
            for (int k = 1; k < CLASSES; k++) {
                max = Math.max(max, h3[k * GROUP + lane]);
            }
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                float e = (float) Math.exp(h3[k * GROUP + lane] - max);
                h3[k * GROUP + lane] = e;
                sum += e;
            }
            float scale = (float) (1 / sum);
            int to = (group * GROUP + lane) * CLASSES;
            for (int k = 0; k < CLASSES; k++) {
                float p = h3[k * GROUP + lane] * scale;
                h3[k * GROUP + lane] = p;
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
        for (int image = group * GROUP; image < group * GROUP + batch.imagesIn(group); image++) {
            int at = image * CLASSES;
            double loss = 0;
            int best = 0;
            int label = 0;
            for (int k = 0; k < CLASSES; k++) {
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
     * @param h3 probabilities {@code [10][GROUP]}
     * @param batch has labels, receives d3
     * @param group index of the group
     */
    static void gradient(float[] h3, Batch batch, int group) {
        int images = batch.imagesIn(group);
        for (int k = 0; k < CLASSES; k++) {
            int to = k * batch.columns() + group * GROUP;
            for (int lane = 0; lane < GROUP; lane++) {
                int label = (group * GROUP + lane) * CLASSES + k;
                batch.d3[to + lane] = lane < images ? h3[k * GROUP + lane] - batch.labels[label] : 0;
            }
        }
    }
}
