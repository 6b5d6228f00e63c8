package dev.lenet.trainer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

@Timeout(30)
class StopSignalTests {

    private final StopSignal stop = new StopSignal();

    @Test
    void interruptsWhatWaits() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread worker = new Thread(() -> {
            try (StopSignal.Work work = stop.begin()) {
                stop.interruptibly(() -> {
                    waiting.countDown();
                    return sleep();
                });
            } catch (RuntimeException e) {
                ended.set(e);
            }
        });
        worker.start();
        waiting.await();

        close();
        worker.join();

        assertThat(ended.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void beginsNothingThatCanBeInterruptedOnceAStopIsRequested() {
        try (StopSignal.Work work = stop.begin()) {
            stop.stopWork();

            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> stop.interruptibly(() -> {
                        throw new AssertionError("it was begun");
                    }));
        }
    }

    @Test
    void passesOnWhatFailsByItself() {
        try (StopSignal.Work work = stop.begin()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> stop.interruptibly(() -> {
                        throw new IllegalStateException("no network");
                    }))
                    .withMessage("no network");
        }
    }

    @Test
    void takesWhatFailsAfterAStopForStopped() {
        try (StopSignal.Work work = stop.begin()) {
            boolean completed = StopSignal.completes(
                    () -> {
                        stop.stopWork();
                        throw new IllegalStateException("Shutdown in progress");
                    },
                    stop);

            assertThat(completed).isFalse();
            assertThat(StopSignal.completes(() -> Assertions.fail("it was begun"), stop))
                    .isFalse();
        }
    }

    @Test
    void passesOnAPartThatFailsByItself() {
        assertThat(StopSignal.completes(() -> {}, stop)).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> StopSignal.completes(
                        () -> {
                            throw new IllegalStateException("no font");
                        },
                        stop))
                .withMessage("no font");
    }

    @Test
    void leavesNoInterruptBehind() {
        try (StopSignal.Work work = stop.begin()) {
            stop.interruptibly(() -> {
                stop.stopWork();
                return 1; // it did not look
            });

            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void closingWaitsForWorkThatEnds() throws Exception {
        StopSignal.Work work = stop.begin();
        Thread worker = new Thread(() -> {
            while (!stop.getAsBoolean()) {
                Thread.onSpinWait();
            }
            work.close();
        });
        worker.start();

        close();

        assertThat(stop.stopWork()).as("work is under way").isFalse();
    }

    @Test
    void closingDoesNotWaitForWorkThatDoesNotNotice() {
        try (StopSignal.Work work = stop.begin()) {
            long begun = System.nanoTime();

            close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        }
    }

    private void close() {
        stop.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
    }

    private static int sleep() {
        try {
            TimeUnit.MINUTES.sleep(1);
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
