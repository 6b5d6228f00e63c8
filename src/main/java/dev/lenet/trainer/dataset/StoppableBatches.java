package dev.lenet.trainer.dataset;

import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Batches of which there are no more once a stop is requested.
 *
 * @param batches where they come from
 * @param stopRequested asked before each batch; with true, {@link #hasNext()} throws a {@link CancellationException}
 */
public record StoppableBatches(Iterator<DataSet> batches, BooleanSupplier stopRequested) implements Iterator<DataSet> {

    @Override
    public boolean hasNext() {
        if (stopRequested.getAsBoolean()) {
            throw new CancellationException("stopped");
        }
        return batches.hasNext();
    }

    @Override
    public DataSet next() {
        return batches.next();
    }
}
