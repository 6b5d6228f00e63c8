package dev.lenet.trainer.evaluation.tsne;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Processes rows in blocks on a number of threads. The blocks are the same for any number of threads, so work on
 * independent rows always gives the same bits.
 */
final class RowBlocks implements AutoCloseable {

    /** Large enough for long vector loops, small enough for a block's arrays to stay in the first-level cache. */
    private static final int SIZE = 512;

    private final int rows;
    private final ForkJoinPool pool;
    private final BooleanSupplier stopRequested;

    /**
     * Starts the threads.
     *
     * @param rows number of rows, at least 1
     * @param threads number of threads, at least 1
     * @param stopRequested asked before each block; true ends the work
     */
    RowBlocks(int rows, int threads, BooleanSupplier stopRequested) {
        this.rows = rows;
        this.stopRequested = stopRequested;
        this.pool = new ForkJoinPool(threads);
    }

    /** What to do with rows {@code from} (inclusive) to {@code to} (exclusive), at most {@link #SIZE} of them. */
    @FunctionalInterface
    interface Work {

        void on(int from, int to);
    }

    /**
     * Does the work on every block and waits for the last.
     *
     * @throws CancellationException if a stop was requested
     */
    void forEach(Work work) {
        int blocks = (rows + SIZE - 1) / SIZE;
        // A parallel stream that is started inside a pool stays inside it.
        pool.submit(() -> IntStream.range(0, blocks).parallel().forEach(block -> on(block, work)))
                .join();
    }

    private void on(int block, Work work) {
        if (stopRequested.getAsBoolean()) {
            throw new CancellationException("stopped");
        }
        work.on(block * SIZE, Math.min(rows, (block + 1) * SIZE));
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
