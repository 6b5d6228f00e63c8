/** Measures of a model's quality: accuracy, loss, calibration and the confusion matrix over a set of images. */
@NullMarked
package dev.lenet.trainer.evaluation;

import org.jspecify.annotations.NullMarked;
