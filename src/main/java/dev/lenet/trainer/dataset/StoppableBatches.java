package dev.lenet.trainer.dataset;

import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Batches that end with an exception once a stop is requested.
 *
 * @param batches the underlying batches
 * @param stopRequested queried before each batch; if it returns true, {@link #hasNext()} throws a {@link
 *     CancellationException}
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
