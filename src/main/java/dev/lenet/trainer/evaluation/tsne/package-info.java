/** Maps of images as a network sees them: the outputs of an inner layer, laid out in the plane by t-SNE. */
@NullMarked
package dev.lenet.trainer.evaluation.tsne;

import org.jspecify.annotations.NullMarked;
