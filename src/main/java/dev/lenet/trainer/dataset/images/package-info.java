/** Image files of any size and colour: decoding, with limits, and fitting to the shape that a network takes. */
@NullMarked
package dev.lenet.trainer.dataset.images;

import org.jspecify.annotations.NullMarked;
