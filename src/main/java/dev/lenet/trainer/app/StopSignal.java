package dev.lenet.trainer.app;

import dev.lenet.trainer.text.Text;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/**
 * Ends work between two steps: on request, or because SIGTERM or Ctrl-C closes the application, which then waits until what is
 * finished is saved.
 */
@Component
public class StopSignal implements BooleanSupplier, ApplicationListener<ContextClosedEvent>, DisposableBean {

    /** An operator's patience: within it a step ends and its epochs are on disk. */
    private static final int GRACE_SECONDS = 8;

    private volatile boolean closing;
    private volatile @Nullable Work work;

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

    /** Comes before anything of the application stops, the web server and its slow clients included. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closing = true;
    }

    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        Work current = work;
        if (current != null && !current.done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(Text.format("the run did not stop within %d seconds", GRACE_SECONDS));
        }
    }
}
