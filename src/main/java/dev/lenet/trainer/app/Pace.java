package dev.lenet.trainer.app;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.training.IterationProgress;

/** Estimates the remaining time of a run from its finished epochs. Not thread-safe. */
public final class Pace {

    private int epochsDone;
    private double secondsDone;

    /**
     * Records the time of a finished epoch.
     *
     * @param metrics the epoch's metrics
     */
    public void count(EpochMetrics metrics) {
        epochsDone++;
        secondsDone += metrics.seconds();
    }

    /**
     * Returns the estimated time that the rest of the run takes: from the mean time of the finished epochs or, in the first
     * epoch, from its speed so far, without validation.
     *
     * @param progress the run's progress
     * @return seconds; infinite or not a number while unknown
     */
    public double secondsLeft(IterationProgress progress) {
        double perEpoch =
                epochsDone > 0 ? secondsDone / epochsDone : progress.imagesPerEpoch() / progress.imagesPerSecond();
        return (progress.epochs() - progress.epoch() + 1 - share(progress)) * perEpoch;
    }

    /**
     * Returns the share of the current epoch that is done.
     *
     * @param progress the run's progress
     * @return from 0 to 1
     */
    public static double share(IterationProgress progress) {
        return progress.imagesDone() / (double) progress.imagesPerEpoch();
    }
}
