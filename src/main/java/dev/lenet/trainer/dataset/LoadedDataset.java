package dev.lenet.trainer.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A loaded data set, which may be the sample as a fallback.
 *
 * @param dataset the data
 * @param fallbackReason why the sample replaces Fashion-MNIST, one or more whole sentences that must be shown to the user;
 *     null if it does not
 */
public record LoadedDataset(Dataset dataset, @Nullable String fallbackReason) {}
