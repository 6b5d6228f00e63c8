package dev.lenet.trainer.app;

import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.StudySpec;
import java.util.List;
import java.util.OptionalInt;

/**
 * The plan of a study: its runs, their estimated time and the repeats it needs.
 *
 * @param spec its cells: variants, folds and seeds
 * @param data the data set's title
 * @param training number of training images of a run
 * @param validation number of validation images of a run
 * @param variants one entry for each variant, in the study's order
 * @param atOnce number of runs that train at the same time
 * @param power the repeats needed to detect a small difference
 */
public record Plan(
        StudySpec spec,
        String data,
        int training,
        int validation,
        List<PlannedVariant> variants,
        int atOnce,
        Power power) {

    /**
     * A variant of the study.
     *
     * @param spec its first run
     * @param layers number of layers of its network
     * @param parameters number of trainable parameters
     * @param seconds estimated training time of one run
     */
    public record PlannedVariant(RunSpec spec, int layers, long parameters, double seconds) {}

    /**
     * The repeats needed to detect a difference.
     *
     * @param difference the true difference to detect, a fraction
     * @param comparisons the number of changes that the study tests, at least 1
     * @param spread standard deviation of the differences between paired runs, a fraction
     * @param runs number of earlier runs that the spread is estimated from; 0 if it is assumed
     * @param repeats the fewest repeats that detect the difference 80 times in 100; empty if a thousand are too few
     */
    public record Power(double difference, int comparisons, double spread, int runs, OptionalInt repeats) {}

    /**
     * Returns the number of runs of each variant.
     *
     * @return at least 1
     */
    public int runsEach() {
        return Math.max(1, spec.folds()) * spec.seeds().size();
    }

    /**
     * Returns the number of runs of the study.
     *
     * @return at least 1
     */
    public int runs() {
        return variants.size() * runsEach();
    }

    /**
     * Returns the estimated training time of the whole study.
     *
     * @return seconds
     */
    public double seconds() {
        return variants.stream().mapToDouble(PlannedVariant::seconds).sum() * runsEach() / atOnce;
    }
}
