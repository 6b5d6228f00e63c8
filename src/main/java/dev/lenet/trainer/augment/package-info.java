/**
 * Random transforms of training images: rotation, flip, shift, brightness, contrast and colours; those of grayscale images are
 * DataVec transforms too.
 */
@NullMarked
package dev.lenet.trainer.augment;

import org.jspecify.annotations.NullMarked;
