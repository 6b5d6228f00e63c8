package dev.lenet.trainer.run;

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
 * @param learningRate Adam's rate in the first epoch, finite and above 0
 * @param schedule how the rate changes
 * @param stepSize epochs between two steps of {@link ScheduleKind#STEP}, at least 1
 * @param gamma factor of each step, above 0 and at most 1
 * @param validationFraction share of the training images held out to choose the best epoch, between 0 and 1
 * @param limit train on this many images of the training split only, for a quick look; all of them if null
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
        @Nullable Integer limit) {}
