package dev.lenet.trainer.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A data set and whether it is the one that was wanted.
 *
 * @param dataset the data
 * @param fallbackReason why the sample stands in for Fashion-MNIST, one or more whole sentences that the user must get
 *     to see; null if nothing stands in
 */
public record LoadedDataset(Dataset dataset, @Nullable String fallbackReason) {

    /**
     * Whether the sample stands in for Fashion-MNIST, which nobody asked for by name.
     *
     * @return true if {@link #fallbackReason()} says why
     */
    public boolean fellBack() {
        return fallbackReason != null;
    }
}
