package dev.lenet.trainer.store;

import dev.lenet.trainer.run.RunSpec;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code summary.csv}.
 *
 * @param spec the run's
 * @param record its {@code run.json}; null until it is completed
 */
public record SummaryRow(RunSpec spec, @Nullable RunRecord record) {}
