package dev.lenet.trainer.run;

import dev.lenet.trainer.model.KeptEpoch;
import java.util.List;

/**
 * What one finished epoch gave.
 *
 * @param epoch the epoch's number, from 1
 * @param learningRate the rate of the epoch's first step
 * @param trainLoss mean cross-entropy an image (natural logarithm) over the epoch's own batches, dropout active and
 *     weights moving
 * @param trainAccuracy share of the same predictions that were right, 0 to 1
 * @param validationLoss mean cross-entropy an image over the validation split after the epoch
 * @param validationAccuracy share of the validation split predicted right after the epoch, 0 to 1
 * @param seconds wall time of the epoch, training and validation
 * @param imagesPerSecond training images over the wall time of training alone
 */
public record EpochMetrics(
        int epoch,
        double learningRate,
        double trainLoss,
        double trainAccuracy,
        double validationLoss,
        double validationAccuracy,
        double seconds,
        double imagesPerSecond) {

    /**
     * The epoch whose network a run keeps.
     *
     * @param history finished epochs in order, at least one
     * @param keep the run's rule
     * @return one of them
     */
    public static EpochMetrics kept(List<EpochMetrics> history, KeptEpoch keep) {
        EpochMetrics kept = history.get(0);
        for (EpochMetrics each : history.subList(1, history.size())) {
            kept = keep.replaces(each.validationAccuracy(), kept.validationAccuracy()) ? each : kept;
        }
        return kept;
    }
}
