/** Image files of any size and colour: decoding within limits, and fitting to a network's input shape. */
@NullMarked
package dev.lenet.trainer.dataset.images;

import org.jspecify.annotations.NullMarked;
