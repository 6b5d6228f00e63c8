package dev.lenet.trainer.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Processes many files on all processors and reports the progress. */
final class Parallel {

    private static final int TELL_MILLIS = 200;

    private final LoadListener listener;
    private final String what;

    Parallel(LoadListener listener, String what) {
        this.listener = listener;
        this.what = what;
    }

    /**
     * Runs an action for each index and waits until all are done.
     *
     * @param count the number of indices
     * @param action takes an index; called by several threads
     * @throws DatasetException if the calling thread is interrupted; its interrupt status stays set
     */
    void forEach(int count, IntConsumer action) {
        int threads = Math.min(count, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "images");
            thread.setDaemon(true);
            return thread;
        });
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                workers.add(pool.submit(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        action.accept(i);
                        done.incrementAndGet();
                    }
                }));
            }
            for (Future<?> worker : workers) {
                await(worker, done, count);
            }
        } finally {
            next.set(count);
            pool.shutdownNow();
        }
    }

    private void await(Future<?> worker, AtomicInteger done, int count) {
        while (true) {
            try {
                worker.get(TELL_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                listener.preparing(what, done.get(), count);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DatasetException("Loading the images was interrupted.", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException problem) {
                    throw problem;
                }
                if (e.getCause() instanceof Error problem) {
                    throw problem;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
