package dev.lenet.trainer.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.variant.Variant;
import org.jspecify.annotations.Nullable;

/**
 * All that decides a run's result, beside the data itself: the same spec on the same data gives the same bits.
 *
 * @param variant which of the five models
 * @param dataset the data set's name, {@code fashion-mnist} or {@code sample}
 * @param seed decides the split, the initial weights, the order of images and dropout
 * @param epochs how often the training split is walked through, at least 1
 * @param batchSize images a step, at least 1 and at most the training split
 * @param learningRate Adam's highest rate: the first of every schedule but {@link ScheduleKind#ONE_CYCLE}, which climbs to it;
 *     finite and above 0
 * @param schedule how the rate changes
 * @param stepSize epochs between two steps of {@link ScheduleKind#STEP}, at least 1
 * @param gamma factor of each step, above 0 and at most 1
 * @param validationFraction share of the training images held out to choose the best epoch, between 0 and 1; without
 *     meaning where there is a fold
 * @param limit train on this many images of the training split only, for a quick look; all of them if null
 * @param augmentation how the training images are changed anew in each epoch; null to show them as they are
 * @param fold the part of a cross-validation that this run is, which then is its validation split; null for none
 */
public record RunSpec(
        Variant variant,
        String dataset,
        long seed,
        int epochs,
        int batchSize,
        double learningRate,
        ScheduleKind schedule,
        int stepSize,
        double gamma,
        double validationFraction,
        @Nullable Integer limit,
        @Nullable AugmentationSettings augmentation,
        @Nullable Fold fold) {

    /**
     * Refuses what no run can have: a spec may come from a file.
     *
     * @throws IllegalArgumentException if a value is missing or out of its range
     */
    public RunSpec {
        require(variant != null && dataset != null && schedule != null, "variant, dataset and schedule must be given");
        require(epochs >= 1 && batchSize >= 1 && stepSize >= 1, "epochs, batchSize and stepSize are at least 1");
        require(limit == null || limit >= 1, "limit is at least 1");
        require(learningRate > 0 && Double.isFinite(learningRate), "learningRate is a finite number above 0");
        require(gamma > 0 && gamma <= 1, "gamma is above 0 and at most 1");
        require(validationFraction > 0 && validationFraction < 1, "validationFraction is between 0 and 1");
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw new IllegalArgumentException(rule);
        }
    }

    /**
     * The same recipe for another run of a study.
     *
     * @param other its variant
     * @param otherSeed its seed
     * @param otherFold its fold, null for none
     * @return a new spec
     */
    public RunSpec with(Variant other, long otherSeed, @Nullable Fold otherFold) {
        return new RunSpec(
                other,
                dataset,
                otherSeed,
                epochs,
                batchSize,
                learningRate,
                schedule,
                stepSize,
                gamma,
                validationFraction,
                limit,
                augmentation,
                otherFold);
    }

    /**
     * The same recipe on other data.
     *
     * @param otherDataset its name
     * @return a new spec
     */
    public RunSpec on(String otherDataset) {
        return new RunSpec(
                variant,
                otherDataset,
                seed,
                epochs,
                batchSize,
                learningRate,
                schedule,
                stepSize,
                gamma,
                validationFraction,
                limit,
                augmentation,
                fold);
    }

    /**
     * Whether the training images are changed.
     *
     * @return true if {@link #augmentation()} says how
     */
    @JsonProperty
    public boolean augment() {
        return augmentation != null;
    }
}
