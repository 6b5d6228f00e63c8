package dev.lenet.trainer.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Lets SIGTERM and Ctrl-C end a run between two steps: when the application closes, work under way is asked to stop and given
 * time to save.
 */
@Component
class StopSignal implements BooleanSupplier, DisposableBean {

    /** An operator's patience: within it a step ends and its epochs are on disk. */
    private static final int GRACE_SECONDS = 8;

    private volatile boolean requested;
    private volatile @Nullable Work work;

    /** Work that ends by closing. */
    static final class Work implements AutoCloseable {

        private final CountDownLatch done = new CountDownLatch(1);

        @Override
        public void close() {
            done.countDown();
        }
    }

    /** Says that work begins which a stop must wait for. */
    Work begin() {
        Work begun = new Work();
        work = begun;
        return begun;
    }

    @Override
    public boolean getAsBoolean() {
        return requested;
    }

    @Override
    public void destroy() throws InterruptedException {
        requested = true;
        Work current = work;
        if (current != null && !current.done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the run did not stop within %d seconds".formatted(GRACE_SECONDS));
        }
    }
}
