package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.SavedRun;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.training.TrainingListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Works a study's unfinished runs off, several at once, each on a thread of its own from its first weight to its last file. */
final class RunPool {

    private final RunExecutor runs;
    private final StudyRecorder recorder;
    private final StudyFolder folder;
    private final Dataset dataset;
    private final StudyListener listener;
    private final BooleanSupplier stopRequested;
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

    /** Set when the study itself cannot go on. */
    private volatile boolean aborted;

    RunPool(
            RunExecutor runs,
            StudyRecorder recorder,
            StudyFolder folder,
            Dataset dataset,
            StudyListener listener,
            BooleanSupplier stopRequested) {
        this.runs = runs;
        this.recorder = recorder;
        this.folder = folder;
        this.dataset = dataset;
        this.listener = listener;
        this.stopRequested = stopRequested;
    }

    /** Why runs failed, in the order in which they did. */
    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Returns when all runs have ended, for good or bad, or were stopped. */
    void execute(Workers workers) {
        List<PlannedRun> left = recorder.unfinished();
        for (Workers.Round round : workers.rounds(left.size())) {
            execute(left.subList(0, round.runs()), round);
            left = left.subList(round.runs(), left.size());
        }
    }

    private void execute(List<PlannedRun> some, Workers.Round round) {
        ExecutorService threads = Executors.newFixedThreadPool(round.atOnce());
        try {
            List<Callable<Void>> tasks = some.stream()
                    .<Callable<Void>>map(run -> () -> {
                        executeOrAbort(run, round.threadsEach());
                        return null;
                    })
                    .toList();
            for (Future<Void> ended : threads.invokeAll(tasks)) {
                ended.get();
            }
        } catch (InterruptedException e) {
            aborted = true;
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the study was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private void executeOrAbort(PlannedRun run, int threads) {
        try {
            if (!stopped()) {
                execute(run, threads);
            }
        } catch (RuntimeException | Error e) {
            aborted = true;
            throw e;
        }
    }

    private void execute(PlannedRun run, int threads) {
        try (RunFolder own = RunFolder.openOrCreate(folder, run.name())) {
            RunRecord record = executeOrResume(own, run, threads);
            if (record.status() == RunStatus.COMPLETED) {
                recorder.completed(run, record);
            }
            listener.runEnded(run, record);
        } catch (CancellationException e) {
            // The process ends without waiting for this run.
            aborted = true;
        } catch (RuntimeException | Error e) {
            failures.add(e);
            recorder.failed(run, e.getMessage() == null ? e.toString() : e.getMessage());
            listener.runFailed(run, e);
        }
    }

    /** Goes on from the run's last checkpoint where it has one that is whole and of this study; begins anew elsewhere. */
    private RunRecord executeOrResume(RunFolder own, PlannedRun run, int threads) {
        SavedRun saved = recorder.resumable(own, run);
        TrainingListener heard = listener.runStarts(run);
        if (saved != null) {
            return runs.resume(own, saved, dataset, threads, false, heard, this::stopped);
        }
        own.clear();
        return runs.execute(own, run.spec(), dataset, threads, false, heard, this::stopped);
    }

    private boolean stopped() {
        return aborted || stopRequested.getAsBoolean();
    }
}
