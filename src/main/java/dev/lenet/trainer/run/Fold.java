package dev.lenet.trainer.run;

/**
 * One part of a k-fold cross-validation: the run validates on this fold and trains on all others.
 *
 * @param index which fold, from 1
 * @param count how many folds there are, at least 2
 */
public record Fold(int index, int count) {}
