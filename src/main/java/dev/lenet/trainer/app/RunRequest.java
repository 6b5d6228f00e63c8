package dev.lenet.trainer.app;

import dev.lenet.trainer.run.RunSpec;
import org.jspecify.annotations.Nullable;

/**
 * A run that a client requests.
 *
 * @param run the requested name; null for a name with the time
 * @param spec its spec; the data set may still be {@code auto}
 */
public record RunRequest(@Nullable String run, RunSpec spec) {}
