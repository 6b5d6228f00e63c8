package dev.lenet.trainer.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.StudySpec;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code study.json}: what a study consists of, how far it has come and its results. The figures of single runs are in the
 * {@code run.json} of their folders and in {@code summary.csv}. Accuracies are fractions. Values that are not known yet are
 * left out.
 *
 * @param status COMPLETED once every run is; STOPPED or FAILED if it ended before that, and the same command continues it
 * @param study the study's name
 * @param spec everything that determines the results, except the data
 * @param dataset the data that all runs share
 * @param provenance what made it: versions, machine and backend, when it was last continued
 * @param started when it first began, UTC
 * @param ended when it last ended, UTC; null while it runs
 * @param seconds wall time spent on it, without interruptions
 * @param runs names of all runs, each a folder in the study's
 * @param failedRuns those that ended with an error
 * @param tested names of the variants that were evaluated on the test set
 * @param results one entry per variant, in the study's order
 * @param command the command line that repeats the study
 */
@JsonPropertyOrder(SchemaVersion.FIELD)
public record StudyRecord(
        RunStatus status,
        String study,
        @JsonUnwrapped StudySpec spec,
        DataRecord dataset,
        Provenance provenance,
        Instant started,
        @Nullable Instant ended,
        double seconds,
        List<String> runs,
        List<FailedRun> failedRuns,
        List<String> tested,
        List<VariantFigures> results,
        String command) {

    /**
     * Returns the schema version of the file.
     *
     * @return this trainer's version, as it is this trainer that writes the file
     */
    @JsonProperty
    public int schemaVersion() {
        return SchemaVersion.CURRENT;
    }

    /** The file's name in a study's folder. */
    public static final String FILE = "study.json";

    /**
     * A run that ended with an error.
     *
     * @param run its name
     * @param reason why it failed, for users
     */
    public record FailedRun(String run, String reason) {

        /** Refuses an invalid name and a missing reason. */
        public FailedRun {
            Require.runName("run", run);
            Require.present("reason", reason);
        }
    }

    /**
     * The figures of a variant's completed runs.
     *
     * @param variant its name
     * @param runs how many are completed
     * @param trainAccuracy accuracy of the best epoch's training predictions
     * @param validationAccuracy accuracy on the validation split after the best epoch
     * @param testAccuracy accuracy on the test set; null if not tested
     * @param bestEpoch the epoch with the best validation accuracy, from 1
     * @param seconds wall time of a run
     */
    public record VariantFigures(
            String variant,
            int runs,
            @Nullable Statistic trainAccuracy,
            @Nullable Statistic validationAccuracy,
            @Nullable Statistic testAccuracy,
            @Nullable Statistic bestEpoch,
            @Nullable Statistic seconds) {

        /** Refuses a missing name and a negative count. */
        public VariantFigures {
            Require.present("variant", variant);
            Require.atLeast("runs", runs, 0);
        }
    }

    /**
     * A figure over several runs.
     *
     * @param mean arithmetic mean
     * @param standardDeviation sample standard deviation; null for a single run
     */
    public record Statistic(double mean, @Nullable Double standardDeviation) {

        /** Refuses negative numbers and numbers that are not finite. */
        public Statistic {
            Require.finiteFromZero("mean", mean);
            Require.finiteFromZero("standardDeviation", standardDeviation);
        }

        /**
         * Summarizes values.
         *
         * @param values one per run
         * @return their statistic; null if there are none
         */
        public static @Nullable Statistic of(Collection<Double> values) {
            SampleStatistics sample = SampleStatistics.of(values);
            return sample.n() == 0
                    ? null
                    : new Statistic(sample.mean(), sample.n() == 1 ? null : sample.standardDeviation());
        }
    }

    /**
     * Keeps its own copies of the lists, and refuses a document that lacks a required part or has impossible values.
     *
     * @throws IllegalArgumentException if it does
     */
    public StudyRecord {
        Require.present("status", status);
        Require.runName("study", study);
        Require.present("spec", spec);
        Require.present("dataset", dataset);
        Require.present("provenance", provenance);
        Require.present("started", started);
        Require.time("started", started);
        Require.time("ended", ended);
        Require.finiteFromZero("seconds", seconds);
        Require.present("command", command);
        runs = copy("runs", runs);
        Require.that(!runs.isEmpty(), "runs is empty");
        runs.forEach(run -> Require.runName("runs", run));
        Require.that(new HashSet<>(runs).size() == runs.size(), "runs lists a run twice");
        failedRuns = copy("failedRuns", failedRuns);
        tested = copy("tested", tested);
        results = copy("results", results);
    }

    private static <T> List<T> copy(String name, List<T> list) {
        Require.present(name, list);
        Require.that(list.stream().allMatch(Objects::nonNull), "%s holds a null", name);
        return List.copyOf(list);
    }

    /** Returns this record for a study that was stopped. */
    StudyRecord stopped(Instant when) {
        return new StudyRecord(
                RunStatus.STOPPED,
                study,
                spec,
                dataset,
                provenance,
                started,
                when,
                seconds,
                runs,
                failedRuns,
                tested,
                results,
                command);
    }
}
