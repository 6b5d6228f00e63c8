package dev.lenet.trainer.run;

import dev.lenet.trainer.text.Text;

/**
 * One part of a k-fold cross-validation: the run validates on this fold and trains on all others.
 *
 * @param index which fold, from 1 to {@code count}
 * @param count number of folds, 2 to {@link #MOST}
 */
public record Fold(int index, int count) {

    /** The most folds of a cross-validation. */
    public static final int MOST = 1000;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Fold {
        if (count < 2 || count > MOST || index < 1 || index > count) {
            throw new IllegalArgumentException(Text.format(
                    "fold %d of %d, expected a fold from 1 to the number of folds, which is from 2 to %d",
                    index, count, MOST));
        }
    }
}
