package dev.lenet.trainer.study;

import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.Claims;
import dev.lenet.trainer.store.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Watches which runs of a study are left for this process while others train and release runs. */
final class CellWatch {

    private static final int LOOKS_PER_LIFE = 20;

    private final StudyCells cells;
    private final Claims claims;

    /** Runs that had failed before this process began. It retries these once, but none that fails elsewhere meanwhile. */
    private final Set<String> failedBefore;

    /**
     * Begins watching.
     *
     * @param some the runs that this process may train
     */
    CellWatch(StudyCells cells, List<PlannedRun> some, Claims claims) {
        this.cells = cells;
        this.claims = claims;
        this.failedBefore =
                some.stream().filter(this::hasFailed).map(PlannedRun::name).collect(Collectors.toSet());
    }

    private boolean hasFailed(PlannedRun run) {
        RunRecord record = cells.ended(run);
        return record != null && record.status() == RunStatus.FAILED;
    }

    /** Returns whether nothing is left to do on a run, because another process has ended it. */
    boolean isEnded(PlannedRun run) {
        RunRecord record = cells.ended(run);
        return record != null && (record.status() == RunStatus.COMPLETED || !failedBefore.contains(run.name()));
    }

    /**
     * Waits until one of several runs is free again, or until all have ended or belong to workers that are alive.
     *
     * @param taken runs that other processes have
     * @param stopRequested true ends the waiting
     * @return the runs that can be taken now and those whose owners may be dead; empty if none can be taken
     */
    List<PlannedRun> awaitFree(List<PlannedRun> taken, BooleanSupplier stopRequested) {
        List<PlannedRun> watched = new ArrayList<>(taken);
        while (!watched.isEmpty() && !stopRequested.getAsBoolean()) {
            boolean free = false;
            for (PlannedRun run : List.copyOf(watched)) {
                Claims.Owner owner = claims.owner(run.name());
                if (owner == Claims.Owner.ALIVE || isEnded(run)) {
                    watched.remove(run);
                } else {
                    free |= owner != Claims.Owner.UNKNOWN;
                }
            }
            if (free) {
                return watched;
            }
            pause();
        }
        return List.of();
    }

    private void pause() {
        try {
            Thread.sleep(Math.max(1, claims.life().toMillis() / LOOKS_PER_LIFE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the study was interrupted", e);
        }
    }
}
