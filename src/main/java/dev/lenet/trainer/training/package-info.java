/** One run, from a {@code RunSpec} to its result: epochs, schedule, batches, events. Knows nobody who listens. */
@NullMarked
package dev.lenet.trainer.training;

import org.jspecify.annotations.NullMarked;
