/** Random changes of training images: rotation, flip, brightness and contrast, as DataVec transforms. */
@NullMarked
package dev.lenet.trainer.augment;

import org.jspecify.annotations.NullMarked;
