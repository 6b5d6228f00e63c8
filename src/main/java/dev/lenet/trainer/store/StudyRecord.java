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
 * {@code study.json}: what a study consists of, how far it has come and what came out of it. The figures of a single run stand
 * in the {@code run.json} of its folder and in {@code summary.csv}. Accuracies are fractions. What is not known yet is left
 * out.
 *
 * @param status COMPLETED once every run is; STOPPED or FAILED if it ended before that, which the same command continues
 * @param study the study's name
 * @param spec all that decides the results beside the data
 * @param dataset the data that all runs share
 * @param provenance who made it: versions, machine, backend, as of the last time it was continued
 * @param started when it first began, UTC
 * @param ended when it last ended, UTC; null while it runs
 * @param seconds wall time spent on it, pauses between stop and continuation left out
 * @param runs names of all runs, each a folder in the study's
 * @param failedRuns those that ended with an error
 * @param tested names of the variants that were evaluated on the test set
 * @param results one entry a variant, in the study's order
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
     * The version of what stands in the file.
     *
     * @return that of this trainer, which is the one that writes it
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
     * @param reason why, for people
     */
    public record FailedRun(String run, String reason) {

        /** Refuses what no failure has. */
        public FailedRun {
            Require.runName("run", run);
            Require.present("reason", reason);
        }
    }

    /**
     * What a variant's completed runs reached.
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

        /** Refuses what no variant has. */
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

        /** Refuses numbers that no figure of a run has. */
        public Statistic {
            Require.finiteFromZero("mean", mean);
            Require.finiteFromZero("standardDeviation", standardDeviation);
        }

        /**
         * Sums values up.
         *
         * @param values one a run
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
     * Keeps its own copies of the lists, and refuses a document that lacks what every study has, or says what no study can
     * say.
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
        Require.that(new HashSet<>(runs).size() == runs.size(), "runs names one twice");
        failedRuns = copy("failedRuns", failedRuns);
        tested = copy("tested", tested);
        results = copy("results", results);
    }

    private static <T> List<T> copy(String name, List<T> list) {
        Require.present(name, list);
        Require.that(list.stream().allMatch(Objects::nonNull), "%s holds a null", name);
        return List.copyOf(list);
    }

    /** This record of a study that was stopped. */
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
