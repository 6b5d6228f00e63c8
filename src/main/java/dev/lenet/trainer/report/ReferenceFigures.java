package dev.lenet.trainer.report;

import org.jspecify.annotations.Nullable;

/**
 * Accuracies of one variant as the reference study reported them, 0 to 1.
 *
 * @param train on the training split
 * @param validation on the validation split
 * @param test on the test set; null if it was not tested
 */
public record ReferenceFigures(
        double train, double validation, @Nullable Double test) {}
