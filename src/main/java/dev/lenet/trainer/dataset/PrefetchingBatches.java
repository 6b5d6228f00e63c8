package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Returns the same batches in the same order as {@link Batches}, prepared ahead by a separate thread while the consumer
 * works on an earlier one.
 *
 * <p>Three buffers circulate: the consumer uses one, and up to two are ready. A batch is valid until the next call of
 * {@link #next()}. Close this even if not all batches were used; otherwise its daemon thread waits forever.
 *
 * <p>For a single consumer thread.
 */
public final class PrefetchingBatches implements Iterator<DataSet>, AutoCloseable {

    private static final int BUFFERS = 3;

    /** A filled buffer, or the problem that prevented it. */
    private record Prepared(
            @Nullable BatchBuffer buffer,
            @Nullable DataSet batch,
            @Nullable Throwable problem) {}

    private final BatchPlan plan;
    private final @Nullable ImageTransformer transformer;
    private final BlockingQueue<BatchBuffer> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Prepared> ready = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final Thread thread;
    private @Nullable BatchBuffer inUse;
    private int next;

    /**
     * Starts one pass over some images, unchanged; preparation begins at once.
     *
     * @param images the images
     * @param order indices of the images to use, in order; see {@link BatchOrder}
     * @param batchSize images per batch, at least 1
     * @throws IllegalArgumentException if the batch size is below 1
     */
    public PrefetchingBatches(ImageSet images, int[] order, int batchSize) {
        this(images, order, batchSize, null);
    }

    /**
     * Starts one pass over some images; preparation begins at once.
     *
     * @param images the images
     * @param order indices of the images to use, in order; see {@link BatchOrder}
     * @param batchSize images per batch, at least 1
     * @param transformer transforms each image; must not be shared with another pass; null to use the images unchanged
     * @throws IllegalArgumentException if the batch size is below 1
     */
    public PrefetchingBatches(ImageSet images, int[] order, int batchSize, @Nullable ImageTransformer transformer) {
        this.transformer = transformer;
        this.plan = new BatchPlan(images, order, batchSize);
        // On the caller's thread, since ND4J looks for its backend through the class loader of the first thread that
        // uses it.
        BatchBuffer last = plan.count() == 0 ? null : plan.buffer(plan.count() - 1);
        for (int i = 0; i < Math.min(BUFFERS, plan.count() - 1); i++) {
            free.add(plan.buffer(0));
        }
        this.thread = new Thread(() -> prepare(last), "batches");
        thread.setDaemon(true);
        thread.start();
    }

    private void prepare(@Nullable BatchBuffer last) {
        try {
            for (int batch = 0; batch < plan.count() - 1; batch++) {
                prepare(batch, free.take());
            }
            if (last != null) {
                prepare(plan.count() - 1, last);
            }
        } catch (InterruptedException e) {
            // closed: no batch is wanted any more
        } catch (RuntimeException | Error e) {
            ready.add(new Prepared(null, null, e));
        }
    }

    private void prepare(int batch, BatchBuffer buffer) throws InterruptedException {
        DataSet filled = buffer.fill(plan.images(), plan.order(), batch * plan.batchSize(), transformer);
        ready.put(new Prepared(buffer, filled, null));
    }

    /**
     * The number of batches in the whole pass.
     *
     * @return zero only if there are no images
     */
    public int count() {
        return plan.count();
    }

    @Override
    public boolean hasNext() {
        return next < plan.count();
    }

    /**
     * Returns the next batch and invalidates the previous one.
     *
     * @return the batch, see {@link Batches}
     * @throws NoSuchElementException if all batches are done
     * @throws IllegalStateException if the batch could not be prepared, or if the thread was interrupted while waiting; its
     *     interrupt status stays set
     */
    @Override
    public DataSet next() {
        if (!hasNext()) {
            throw new NoSuchElementException(Text.format("all %d batches are done", plan.count()));
        }
        if (inUse != null) {
            free.add(inUse);
            inUse = null;
        }
        Prepared prepared = take();
        if (prepared.batch() == null) {
            ready.add(prepared); // further calls fail in the same way instead of waiting forever
            throw new IllegalStateException(
                    Text.format("Batch %d of %d cannot be prepared", next + 1, plan.count()), prepared.problem());
        }
        next++;
        inUse = prepared.buffer();
        return prepared.batch();
    }

    private Prepared take() {
        try {
            return ready.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a batch", e);
        }
    }

    /** Stops the thread and waits until it has ended; no more batches are returned. Further calls do nothing. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // filling a batch takes microseconds, so keep waiting
            }
        }
        next = plan.count();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
