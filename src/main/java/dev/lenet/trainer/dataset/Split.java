package dev.lenet.trainer.dataset;

/**
 * A split of the training images into those that are trained on and those that select the best epoch.
 *
 * @param training indices into the training set, ascending
 * @param validation the other indices, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Split(int[] training, int[] validation) {}
