/** Training of one run, from a {@code RunSpec} to its result: epochs, schedule, batches and events for listeners. */
@NullMarked
package dev.lenet.trainer.training;

import org.jspecify.annotations.NullMarked;
