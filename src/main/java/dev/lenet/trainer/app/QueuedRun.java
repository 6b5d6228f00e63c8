package dev.lenet.trainer.app;

import dev.lenet.trainer.run.RunSpec;
import java.time.Instant;

/**
 * A run that waits for its turn.
 *
 * @param run the name that it will have
 * @param spec all that decides it; its data set may still be the choice {@code auto}
 * @param queued since when, UTC
 */
public record QueuedRun(String run, RunSpec spec, Instant queued) {}
