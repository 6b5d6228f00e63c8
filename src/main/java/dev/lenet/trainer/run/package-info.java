/** Immutable values that describe runs and studies: their specs, the metrics of an epoch, their status. */
@NullMarked
package dev.lenet.trainer.run;

import org.jspecify.annotations.NullMarked;
