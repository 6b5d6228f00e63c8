package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunStatus;
import java.time.Instant;

/** What is written when the process must end while threads of it still work in their folders. */
public final class UnfinishedWork {

    private UnfinishedWork() {}

    /**
     * Marks every run and study that this process owns and that is still running as STOPPED, as of its last finished epoch.
     * Whoever works on one of them cannot write its {@code run.json} or {@code study.json} any more and gets a
     * {@link java.util.concurrent.CancellationException} instead. A folder that is being written at this moment for longer than
     * a fraction of a second is left as it is: a process that is killed leaves it no better.
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
