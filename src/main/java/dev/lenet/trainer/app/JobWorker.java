package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.report.HtmlReport;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Trains the queued runs, one after the other, until the application closes. */
@Component
public class JobWorker {

    private final JobQueue queue;
    private final Work work;
    private final RunTraining training;
    private final SavedWork saved;
    private final Execution execution;
    private final WorkListeners listeners;
    private final StopSignal stop;

    JobWorker(
            JobQueue queue,
            Work work,
            RunTraining training,
            SavedWork saved,
            Execution execution,
            WorkListeners listeners,
            StopSignal stop) {
        this.queue = queue;
        this.work = work;
        this.training = training;
        this.saved = saved;
        this.execution = execution;
        this.listeners = listeners;
        this.stop = stop;
    }

    /** Works on the calling thread. A run that fails does not affect the others. */
    public void workUntilClosed() {
        try {
            for (QueuedRun next = take(); next != null; next = take()) {
                execute(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the next run such that it counts as waiting or as under way at every moment. */
    private @Nullable QueuedRun take() throws InterruptedException {
        return queue.take(stop::isClosing, work::begin);
    }

    private void execute(QueuedRun run) {
        LogMark.set(run.run(), run.spec().variant().name());
        try {
            work.executeBegun(() -> done(run));
        } catch (RuntimeException | Error e) {
            if (!stop.isClosing()) {
                listeners.queuedWorkFailed(e);
            }
        } finally {
            LogMark.clear();
        }
    }

    /** Trains a run and removes it from the queue. If it was stopped because the application ends, it stays first in line. */
    private RunStatus done(QueuedRun run) {
        try {
            RunStatus how = trained(run);
            if (how != RunStatus.STOPPED || !stop.isClosing()) {
                queue.done();
            }
            return how;
        } catch (RuntimeException | Error e) {
            if (!stop.isClosing()) {
                queue.done();
            }
            throw e;
        }
    }

    private RunStatus trained(QueuedRun run) {
        try {
            return train(run);
        } catch (CancellationException e) {
            return RunStatus.STOPPED;
        }
    }

    private RunStatus train(QueuedRun run) {
        RunRecord begun = RunFolder.peek(execution.modelsDir(), run.run());
        if (begun == null) {
            return training.train(run.run(), run.spec());
        }
        DatasetDescription dataset = begun.dataset().description();
        String asked = run.spec().data().dataset();
        if (!begun.spec().equals(run.spec().on(dataset))
                || !asked.equals(DatasetChoice.AUTO.id()) && !asked.equals(dataset.name())) {
            throw new StoreException(Text.format(
                    "a run named %s with other settings was made since this one was queued. Queue it under another name.",
                    run.run()));
        }
        Path report = execution.modelsDir().resolve(run.run()).resolve(HtmlReport.FILE);
        // If it is completed and has a report, the process died before it could remove the run from the queue.
        return begun.status() == RunStatus.COMPLETED && Files.exists(report)
                ? RunStatus.COMPLETED
                : saved.resume(run.run());
    }
}
