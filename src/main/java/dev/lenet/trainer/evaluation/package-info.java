/** How good a model is: accuracy, loss and the confusion matrix over a set of images, and a map of what it makes of them. */
@NullMarked
package dev.lenet.trainer.evaluation;

import org.jspecify.annotations.NullMarked;
