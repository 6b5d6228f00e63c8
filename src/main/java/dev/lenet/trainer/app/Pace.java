package dev.lenet.trainer.app;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.training.IterationProgress;

/** Tells from the epochs behind how long those ahead will take. Not safe for several threads. */
public final class Pace {

    private int epochsDone;
    private double secondsDone;

    /**
     * Learns from an epoch how long one takes.
     *
     * @param metrics what it gave
     */
    public void count(EpochMetrics metrics) {
        epochsDone++;
        secondsDone += metrics.seconds();
    }

    /**
     * The time that the rest of the run will take: as long an epoch as those before, or, in the first epoch, as its speed so
     * far promises, validation left out.
     *
     * @param progress where the run stands
     * @return seconds; infinite or not a number while nobody can know
     */
    public double secondsLeft(IterationProgress progress) {
        double perEpoch =
                epochsDone > 0 ? secondsDone / epochsDone : progress.imagesPerEpoch() / progress.imagesPerSecond();
        return (progress.epochs() - progress.epoch() + 1 - share(progress)) * perEpoch;
    }

    /**
     * How much of its epoch is done.
     *
     * @param progress where the run stands
     * @return from 0 to 1
     */
    public static double share(IterationProgress progress) {
        return progress.imagesDone() / (double) progress.imagesPerEpoch();
    }
}
