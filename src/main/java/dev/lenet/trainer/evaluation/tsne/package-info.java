/** A map of what a network makes of images: the outputs of an inner layer, laid out in the plane by t-SNE. */
@NullMarked
package dev.lenet.trainer.evaluation.tsne;

import org.jspecify.annotations.NullMarked;
