package dev.lenet.trainer.job;

import dev.lenet.trainer.run.RunStatus;
import org.springframework.stereotype.Component;

/** Works the queue off, one run after the other, until the application closes. */
@Component
public class JobWorker {

    private final JobQueue queue;
    private final RunWork work;
    private final StopSignal stop;
    private final TrainingMonitor monitor;

    /**
     * Makes a worker.
     *
     * @param queue what to do
     * @param work does it
     * @param stop ends it
     * @param monitor hears of it
     */
    public JobWorker(JobQueue queue, RunWork work, StopSignal stop, TrainingMonitor monitor) {
        this.queue = queue;
        this.work = work;
        this.stop = stop;
        this.monitor = monitor;
    }

    /** Works on the calling thread. A run that fails leaves the others alone. */
    public void workUntilClosed() {
        try {
            for (QueuedRun next = queue.take(stop::isClosing); next != null; next = queue.take(stop::isClosing)) {
                work(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(QueuedRun run) {
        LogMark.set(run.run(), run.spec().variant());
        try (StopSignal.Work underWay = stop.begin()) {
            monitor.workBegins();
            try {
                RunStatus how = work.work(run);
                if (how == RunStatus.STOPPED && stop.isClosing()) {
                    // Not by the user's wish for this run: it stays first in line.
                    monitor.workEnded(how, null);
                    return;
                }
                queue.done();
                monitor.workEnded(how, null);
            } catch (RuntimeException | Error e) {
                if (!stop.isClosing()) {
                    String reason = work.failed(e);
                    queue.done();
                    monitor.workEnded(RunStatus.FAILED, reason);
                }
            }
        } finally {
            LogMark.clear();
        }
    }
}
