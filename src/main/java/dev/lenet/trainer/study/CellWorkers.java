package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.store.Claim;
import dev.lenet.trainer.store.ClaimLostException;
import dev.lenet.trainer.store.Claims;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.SavedRun;
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

/**
 * Executes runs of a study, several at once, each from start to end on its own thread. Other processes, on this machine or
 * others, may work on the same study: each run is claimed first, and runs that others have claimed are left to them while they
 * are alive.
 */
final class CellWorkers {

    private final RunExecutor runs;
    private final StudyCells cells;
    private final List<PlannedRun> some;
    private final CellWatch watch;
    private final Claims claims;
    private final Dataset dataset;
    private final StudyListener listener;
    private final BooleanSupplier stopRequested;
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<PlannedRun> elsewhere = Collections.synchronizedList(new ArrayList<>());

    /** Set when the study itself cannot continue. */
    private volatile boolean aborted;

    CellWorkers(
            RunExecutor runs,
            StudyCells cells,
            List<PlannedRun> some,
            Dataset dataset,
            StudyListener listener,
            BooleanSupplier stopRequested) {
        this.runs = runs;
        this.cells = cells;
        this.claims = new Claims(cells.study());
        this.some = some;
        this.watch = new CellWatch(cells, some, claims);
        this.dataset = dataset;
        this.listener = listener;
        this.stopRequested = stopRequested;
    }

    /** Returns why runs failed, in the order in which they did. */
    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /**
     * Executes the runs. Returns when each has ended, successfully or not, was stopped, or belongs to another process that was
     * seen to be alive.
     */
    void execute(Workers workers) {
        List<PlannedRun> left = some;
        while (!left.isEmpty() && !stopped()) {
            for (Workers.Round round : workers.rounds(left.size())) {
                execute(left.subList(0, round.runs()), round);
                left = left.subList(round.runs(), left.size());
            }
            List<PlannedRun> claimed = List.copyOf(elsewhere);
            if (!claimed.isEmpty() && !stopped()) {
                listener.studyWaits(claimed, claims.life());
            }
            left = watch.awaitFree(claimed, this::stopped);
            elsewhere.clear();
        }
    }

    private void execute(List<PlannedRun> runsOfRound, Workers.Round round) {
        ExecutorService threads = Executors.newFixedThreadPool(round.atOnce());
        try {
            List<Callable<Void>> tasks = runsOfRound.stream()
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
                claimAndExecute(run, threads);
            }
        } catch (RuntimeException | Error e) {
            aborted = true;
            throw e;
        }
    }

    private void claimAndExecute(PlannedRun run, int threads) {
        if (watch.isEnded(run)) {
            listener.runElsewhere(run);
            return;
        }
        try (Claim claim = claims.take(run.name())) {
            if (claim == null) {
                elsewhere.add(run);
                listener.runElsewhere(run);
            } else if (watch.isEnded(run)) {
                listener.runElsewhere(run); // its worker ended it just before the claim
            } else {
                execute(run, claim, threads);
            }
        }
    }

    private void execute(PlannedRun run, Claim claim, int threads) {
        try (RunFolder own = RunFolder.openOrCreate(cells.study(), claim)) {
            listener.runEnded(run, executeOrResume(own, run, claim, threads));
        } catch (CancellationException e) {
            // The process ends without waiting for this run.
            aborted = true;
        } catch (ClaimLostException e) {
            listener.runLost(run, e);
        } catch (RuntimeException | Error e) {
            failures.add(e);
            listener.runFailed(run, e);
        }
    }

    /** Continues from the run's last checkpoint if that is intact and belongs to this study; otherwise starts over. */
    private RunRecord executeOrResume(RunFolder own, PlannedRun run, Claim claim, int threads) {
        SavedRun saved = cells.resumable(own, run);
        TrainingListener heard = listener.runStarts(run);
        BooleanSupplier stop = () -> stopped() || claim.isLost();
        if (saved != null) {
            return runs.resume(own, saved, dataset, threads, RunEnding.UNTESTED, heard, stop);
        }
        own.clear();
        return runs.execute(own, run.spec(), dataset, threads, RunEnding.UNTESTED, heard, stop);
    }

    private boolean stopped() {
        return aborted || stopRequested.getAsBoolean();
    }
}
