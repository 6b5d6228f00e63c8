package dev.lenet.trainer.training;

/**
 * The progress of a run after a training step.
 *
 * @param epoch the current epoch, from 1
 * @param epochs epochs of the whole run
 * @param imagesDone training images processed in this epoch
 * @param imagesPerEpoch training images per epoch
 * @param loss mean cross-entropy per image in this epoch so far
 * @param accuracy share of correct predictions in this epoch so far, 0 to 1
 * @param imagesPerSecond training speed in this epoch so far
 */
public record IterationProgress(
        int epoch,
        int epochs,
        int imagesDone,
        int imagesPerEpoch,
        double loss,
        double accuracy,
        double imagesPerSecond) {}
