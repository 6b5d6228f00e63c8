package dev.lenet.trainer.training;

/**
 * Where a run stands after a training step.
 *
 * @param epoch the epoch under way, from 1
 * @param epochs epochs of the whole run
 * @param imagesDone training images walked through in this epoch
 * @param imagesPerEpoch training images of one epoch
 * @param loss mean cross-entropy an image in this epoch so far
 * @param accuracy share of this epoch's predictions so far that were right, 0 to 1
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
