package dev.lenet.trainer.dataset;

/**
 * The training images divided into those that weights are fitted to and those that the best epoch is chosen by.
 *
 * @param training indices into the training set, ascending
 * @param validation the other indices, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Split(int[] training, int[] validation) {}
