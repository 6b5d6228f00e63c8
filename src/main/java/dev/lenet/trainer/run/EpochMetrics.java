package dev.lenet.trainer.run;

import dev.lenet.trainer.model.KeptEpoch;
import java.util.List;

/**
 * The metrics of one finished epoch.
 *
 * @param epoch the epoch's number, from 1
 * @param learningRate the learning rate of the epoch's first step
 * @param trainLoss mean cross-entropy per image (natural logarithm) over the epoch's batches, measured while the weights
 *     change and dropout is active
 * @param trainAccuracy share of the same predictions that were correct, 0 to 1
 * @param validationLoss mean cross-entropy per image over the validation split after the epoch
 * @param validationAccuracy share of the validation split predicted correctly after the epoch, 0 to 1
 * @param seconds wall time of the epoch, including validation
 * @param imagesPerSecond training images divided by the wall time of training, without validation
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
     * Returns the epoch whose network a run keeps.
     *
     * @param history finished epochs in order, at least one
     * @param keep the run's rule for choosing it
     * @return one of the finished epochs
     */
    public static EpochMetrics kept(List<EpochMetrics> history, KeptEpoch keep) {
        EpochMetrics kept = history.get(0);
        for (EpochMetrics each : history.subList(1, history.size())) {
            kept = keep.replaces(each.validationAccuracy(), kept.validationAccuracy()) ? each : kept;
        }
        return kept;
    }
}
