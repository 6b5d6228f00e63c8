package dev.lenet.trainer.app;

import dev.lenet.trainer.store.UnfinishedWork;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/**
 * Stops work between two steps, on request or because a signal closes the application. Closing waits for the work to be saved,
 * but not forever: work that does not notice in time is abandoned, and keeps its last finished epoch.
 */
@Component
public class StopSignal implements BooleanSupplier, ApplicationListener<ContextClosedEvent> {

    /**
     * How long closing waits for work to notice. Only uninterruptible parts take longer, such as one step over very many
     * images. The process then ends without waiting, which is safe because the files on disk are valid at any moment.
     */
    private static final Duration PATIENCE = Duration.ofMillis(1200);

    private volatile boolean closing;
    private volatile @Nullable Work work;
    private @Nullable Thread interruptible;

    /** Work under way; it has ended when it is closed. */
    public static final class Work implements AutoCloseable {

        private final CountDownLatch done = new CountDownLatch(1);
        private volatile boolean stopRequested;

        private Work() {}

        @Override
        public void close() {
            done.countDown();
        }

        private boolean isUnderWay() {
            return done.getCount() > 0;
        }
    }

    /**
     * Marks the beginning of work that a stop must wait for. There is at most one piece of work at a time.
     *
     * @return the work, to be closed when it is over
     */
    public Work begin() {
        Work begun = new Work();
        work = begun;
        return begun;
    }

    /**
     * Asks the work under way to stop. Later work is not affected.
     *
     * @return false if nothing is under way
     */
    public boolean stopWork() {
        Work current = work;
        if (current == null || !current.isUnderWay()) {
            return false;
        }
        current.stopRequested = true;
        interrupt();
        return true;
    }

    /**
     * Returns whether the application is closing.
     *
     * @return true from the moment when it begins to close
     */
    public boolean isClosing() {
        return closing;
    }

    /** Returns whether the work under way must stop; checked after each step. */
    @Override
    public boolean getAsBoolean() {
        Work current = work;
        return closing || (current != null && current.stopRequested);
    }

    /**
     * Does a part of the work that may wait for something outside, such as a server. A stop interrupts the thread.
     *
     * @param part what to do; any exception that it throws after a stop was requested counts as being stopped
     * @return what {@code part} returned
     * @throws CancellationException if it was stopped
     */
    public <T> T interruptibly(Supplier<T> part) {
        synchronized (this) {
            if (getAsBoolean()) {
                throw new CancellationException("stopped");
            }
            interruptible = Thread.currentThread();
        }
        try {
            return part.get();
        } catch (RuntimeException e) {
            if (getAsBoolean()) {
                CancellationException stopped = new CancellationException("stopped");
                stopped.initCause(e);
                throw stopped;
            }
            throw e;
        } finally {
            synchronized (this) {
                interruptible = null;
                // An interrupt that came too late to have an effect must not affect what comes next.
                Thread.interrupted();
            }
        }
    }

    /**
     * Does a part of the work unless a stop was requested. Any exception that it throws after a stop counts as being stopped:
     * while a process ends, some of Java's own classes fail because they cannot add a shutdown hook.
     *
     * @param part what to do
     * @param stopped returns whether a stop was requested
     * @return false if a stop was requested before the part was done
     */
    static boolean completes(Runnable part, BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            return false;
        }
        try {
            part.run();
            return true;
        } catch (RuntimeException e) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            throw e;
        }
    }

    private synchronized void interrupt() {
        if (interruptible != null) {
            interruptible.interrupt();
        }
    }

    /** Called before any part of the application stops, including the web server with its slow clients. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closing = true;
        interrupt();
        Work current = work;
        try {
            if (current != null && !current.done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                UnfinishedWork.stop(Instant.now());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
