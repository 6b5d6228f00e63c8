package dev.lenet.trainer.training;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Label smoothing: with smoothing s and K classes, a label becomes {@code (1 - s) label + s / K} (Szegedy et al.: Rethinking
 * the Inception architecture for computer vision, 2016, section 7), as in PyTorch's {@code CrossEntropyLoss(label_smoothing =
 * s)}. Validation and test labels are not smoothed, so that losses of different recipes can be compared.
 */
final class LabelSmoothing {

    private LabelSmoothing() {}

    /**
     * Smooths labels in place.
     *
     * @param smoothing from 0, for no change, to below 1
     * @param labels one-hot labels of shape {@code [n, K]}
     */
    static void apply(double smoothing, INDArray labels) {
        if (smoothing > 0) {
            labels.muli(1 - smoothing).addi(smoothing / labels.size(1));
        }
    }
}
