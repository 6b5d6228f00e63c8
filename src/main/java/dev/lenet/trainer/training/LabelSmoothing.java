package dev.lenet.trainer.training;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Labels that are less sure: with s the smoothing and K classes, {@code (1 - s) label + s / K} (Szegedy et al.: Rethinking the
 * Inception architecture for computer vision, 2016, section 7), as PyTorch's {@code CrossEntropyLoss(label_smoothing = s)} has
 * it. Validation and test keep their labels, so that losses of different recipes can be compared.
 */
final class LabelSmoothing {

    private LabelSmoothing() {}

    /**
     * Smooths labels in place.
     *
     * @param smoothing from 0, which leaves them as they are, to below 1
     * @param labels one-hot {@code [n, K]}
     */
    static void apply(double smoothing, INDArray labels) {
        if (smoothing > 0) {
            labels.muli(1 - smoothing).addi(smoothing / labels.size(1));
        }
    }
}
