package dev.lenet.trainer.app;

import dev.lenet.trainer.run.RunSpec;
import org.jspecify.annotations.Nullable;

/**
 * A run that a client asks for.
 *
 * @param run the name that it wants; null for one with the time
 * @param spec all that decides it; its data set may still be the choice {@code auto}
 */
public record RunRequest(@Nullable String run, RunSpec spec) {}
