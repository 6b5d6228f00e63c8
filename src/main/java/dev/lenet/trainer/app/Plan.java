package dev.lenet.trainer.app;

import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.StudySpec;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a study would be.
 *
 * @param spec its cells: variants, folds and seeds
 * @param data the data set's name for people
 * @param training training images of a run
 * @param validation validation images of a run
 * @param variants one entry for each variant, in the study's order
 * @param atOnce runs at work at the same time
 * @param power what it takes to find a small difference
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
     * @param layers of its network
     * @param parameters that training changes by gradient
     * @param seconds one run's training, estimated
     */
    public record PlannedVariant(RunSpec spec, int layers, long parameters, double seconds) {}

    /**
     * How many repeats it takes.
     *
     * @param difference the true difference to find, a fraction
     * @param comparisons how many changes the study judges, at least 1
     * @param spread standard deviation of the differences between two runs of a pair, a fraction
     * @param runs earlier runs that the spread is of; 0 if it is assumed
     * @param repeats the fewest that find the difference 80 times in 100; empty if a thousand are too few
     */
    public record Power(double difference, int comparisons, double spread, int runs, OptionalInt repeats) {}

    /**
     * Runs of each variant.
     *
     * @return at least 1
     */
    public int runsEach() {
        return Math.max(1, spec.folds()) * spec.seeds().size();
    }

    /**
     * Runs of the study.
     *
     * @return at least 1
     */
    public int runs() {
        return variants.size() * runsEach();
    }

    /**
     * The whole study's training, estimated.
     *
     * @return seconds
     */
    public double seconds() {
        return variants.stream().mapToDouble(PlannedVariant::seconds).sum() * runsEach() / atOnce;
    }
}
