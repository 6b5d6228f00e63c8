package dev.lenet.trainer.app;

import dev.lenet.trainer.run.RunStatus;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Does one piece of work at a time, which can be monitored and stopped. */
@Component
public class Work {

    private final StopSignal stop;
    private final TrainingMonitor monitor;
    private final FailureExplainer explainer;

    Work(StopSignal stop, TrainingMonitor monitor, FailureExplainer explainer) {
        this.stop = stop;
        this.monitor = monitor;
        this.explainer = explainer;
    }

    /**
     * Works on the calling thread.
     *
     * @param work what to do; returns how it ended, or throws a {@link CancellationException} if it was stopped
     * @throws RuntimeException if the work throws it; the work is recorded as failed first
     */
    public void execute(Supplier<RunStatus> work) {
        monitor.workBegins();
        executeBegun(work);
    }

    /** Records that a run is leaving the queue; {@link #executeBegun} follows on the same thread. */
    void begin(QueuedRun run) {
        monitor.workBegins(run.run(), run.spec());
    }

    void executeBegun(Supplier<RunStatus> work) {
        try (StopSignal.Work underWay = stop.begin()) {
            monitor.workEnded(work.get(), null);
        } catch (CancellationException e) {
            monitor.workEnded(RunStatus.STOPPED, null);
        } catch (RuntimeException | Error e) {
            monitor.workEnded(RunStatus.FAILED, explainer.explain(e));
            throw e;
        }
    }
}
