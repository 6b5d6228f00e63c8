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
 * Ends work between two steps: on request, or because a signal closes the application, which then waits until what is finished
 * is saved, but not for ever: work that does not notice in time is left where it is, as of its last finished epoch.
 */
@Component
public class StopSignal implements BooleanSupplier, ApplicationListener<ContextClosedEvent> {

    /**
     * How long closing waits for work to notice. Only what cannot be interrupted takes longer, such as one step over very many
     * images; the process then ends without it, as it may at any moment: what is on disk is whole.
     */
    private static final Duration PATIENCE = Duration.ofMillis(1200);

    private volatile boolean closing;
    private volatile @Nullable Work work;
    private @Nullable Thread interruptible;

    /** Work that ends by closing. */
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
     * Says that work begins which a stop must wait for. One at a time.
     *
     * @return to be closed when the work is over
     */
    public Work begin() {
        Work begun = new Work();
        work = begun;
        return begun;
    }

    /**
     * Asks the work under way to stop. What comes after it is not concerned.
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
     * Whether the application is about to end.
     *
     * @return true from the moment on in which it begins to close
     */
    public boolean isClosing() {
        return closing;
    }

    /** Whether the work under way must stop; asked after each step. */
    @Override
    public boolean getAsBoolean() {
        Work current = work;
        return closing || (current != null && current.stopRequested);
    }

    /**
     * Does a part of the work that may wait long for something outside, such as a server. A stop interrupts the thread.
     *
     * @param part what to do; whatever it throws after a stop was requested counts as having been stopped
     * @return what it returned
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
                // An interrupt that came too late to have an effect must not hit what comes next.
                Thread.interrupted();
            }
        }
    }

    /**
     * Does a part of the work unless a stop has come. Whatever it throws after a stop counts as having been stopped: while a
     * process ends, some of Java's own classes fail because they can add no shutdown hook.
     *
     * @param part what to do
     * @param stopped whether a stop has come
     * @return false if a stop came before the part was done
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

    /** Comes before anything of the application stops, the web server and its slow clients included. */
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
