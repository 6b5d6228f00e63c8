package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunStatus;
import java.time.Instant;

/** Records the state of unfinished work when the process must end while its threads still work in their folders. */
public final class UnfinishedWork {

    private UnfinishedWork() {}

    /**
     * Marks every run and study that this process owns and that is still running as STOPPED, in its state after the last
     * finished epoch. Threads that still work on one of them can no longer write its {@code run.json} or {@code study.json}
     * and get a {@link java.util.concurrent.CancellationException} instead. If a write to a folder takes longer than a fraction
     * of a second, the folder is left as it is, as if the process had been killed.
     *
     * @param now the end, UTC
     */
    public static void stop(Instant now) {
        for (TrainerFolder folder : TrainerFolder.owned()) {
            folder.leave(() -> {
                stopRun(folder, now);
                stopStudy(folder, now);
            });
        }
    }

    private static void stopRun(TrainerFolder folder, Instant now) {
        RunRecord run = Json.readOrNull(folder.path().resolve(RunRecord.FILE), RunRecord.class);
        if (run != null && run.status() == RunStatus.RUNNING) {
            double seconds = HistoryCsv.read(folder.path().resolve(HistoryCsv.FILE)).stream()
                    .mapToDouble(EpochMetrics::seconds)
                    .sum();
            folder.write(RunRecord.FILE, Json.write(run.ended(RunStatus.STOPPED, now, seconds, null, null)));
        }
    }

    private static void stopStudy(TrainerFolder folder, Instant now) {
        StudyRecord study = Json.readOrNull(folder.path().resolve(StudyRecord.FILE), StudyRecord.class);
        if (study != null && study.status() == RunStatus.RUNNING) {
            folder.write(StudyRecord.FILE, Json.write(study.stopped(now)));
        }
    }
}
