package dev.lenet.trainer.store;

import dev.lenet.trainer.run.RunSpec;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code summary.csv}.
 *
 * @param spec the run's
 * @param record how it came out; null as long as it is not completed
 */
public record SummaryRow(RunSpec spec, @Nullable RunRecord record) {}
