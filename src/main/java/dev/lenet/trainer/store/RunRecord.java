package dev.lenet.trainer.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.evaluation.ClassScore;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.Evaluation;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json}: everything needed to repeat a run, and its results. Accuracies are fractions, losses are mean cross-entropy
 * per image (natural logarithm). Values that are not known yet are left out.
 *
 * @param status how far the run has come
 * @param run the run's name
 * @param spec everything that determines the result, except the data
 * @param dataset the data it was trained on
 * @param provenance what made it: versions, machine, backend
 * @param model the model and its size
 * @param times when it ran, and for how long
 * @param best the epoch whose model {@code model.zip} holds
 * @param kept figures of that model on the training and validation images
 * @param test figures of that model on the test set
 * @param failure why the run failed, null if it did not
 */
@JsonPropertyOrder(SchemaVersion.FIELD)
public record RunRecord(
        RunStatus status,
        String run,
        RunSpec spec,
        DatasetRecord dataset,
        Provenance provenance,
        @JsonUnwrapped ModelRecord model,
        @JsonUnwrapped Times times,
        @JsonUnwrapped Best best,
        @JsonUnwrapped Kept kept,
        @JsonUnwrapped Test test,
        @Nullable String failure) {

    /**
     * Refuses a document that lacks a required part or has impossible values.
     *
     * @throws IllegalArgumentException if it does
     */
    public RunRecord {
        Require.present("status", status);
        Require.runName("run", run);
        Require.present("spec", spec);
        Require.present("dataset", dataset);
        Require.present("provenance", provenance);
        Architecture architecture = spec.variant().architecture();
        DatasetDescription images = dataset.description();
        Require.that(
                architecture.input().equals(images.shape()) && architecture.classes() == images.classes(),
                "the network is for images of %s in %d classes, the data has images of %s in %d",
                architecture.input(),
                architecture.classes(),
                images.shape(),
                images.classes());
        Require.that(
                model != null && times != null && best != null && kept != null && test != null, "it is not complete");
        Integer bestEpoch = best.bestEpoch();
        int epochs = spec.recipe().epochs();
        Require.that(bestEpoch == null || bestEpoch <= epochs, "bestEpoch is %s of %d epochs", bestEpoch, epochs);
    }

    /**
     * Returns the schema version of the file.
     *
     * @return this trainer's version, as it is this trainer that writes the file
     */
    @JsonProperty
    public int schemaVersion() {
        return SchemaVersion.CURRENT;
    }

    /** The file's name in a run's folder. */
    public static final String FILE = "run.json";

    /**
     * The data of a run.
     *
     * @param data the data set
     * @param training number of training images
     * @param validation number of images held out to choose the best epoch
     * @param test number of test images
     * @param background brightness of the borders of the data set's training images, from 0 to 1
     */
    public record DatasetRecord(
            @JsonUnwrapped DataRecord data,
            int training,
            int validation,
            int test,
            @Nullable Double background) {

        /** That of Fashion-MNIST, the data set of all runs from before it was recorded. */
        private static final Double BEFORE = 0.05;

        /** Refuses numbers that no data set has. */
        public DatasetRecord {
            Require.present("the data set", data);
            Require.atLeast("training", training, 1);
            Require.atLeast("validation", validation, 1);
            Require.atLeast("test", test, 1);
            Require.share("background", background);
            background = background == null ? BEFORE : background;
        }

        /** Creates the record for images with the background of Fashion-MNIST. */
        public DatasetRecord(DataRecord data, int training, int validation, int test) {
            this(data, training, validation, test, BEFORE);
        }

        /**
         * Returns the data set's description.
         *
         * @return name, shape, classes and normalization
         */
        public DatasetDescription description() {
            return data.description();
        }

        /**
         * Returns the name of the data set in settings.
         *
         * @return for example {@code fashion-mnist}
         */
        public String name() {
            return data.description().name();
        }

        /**
         * Returns the digest of the images and labels.
         *
         * @return lower-case hexadecimal
         */
        public String sha256() {
            return data.sha256();
        }
    }

    /**
     * The model of a run.
     *
     * @param model its name in the study, for example {@code LeNet5_var3}
     * @param parameters number of the model's parameters, running statistics included
     * @param trainableParameters number of those that training changes by gradient
     * @param layers number of layers, activations included
     * @param estimatedMib estimated size of the model and of its values for one image, in MiB
     */
    public record ModelRecord(
            String model, long parameters, long trainableParameters, int layers, double estimatedMib) {

        /** Refuses numbers that no model has. */
        public ModelRecord {
            Require.present("model", model);
            Require.atLeast("parameters", parameters, 0);
            Require.atLeast("trainableParameters", trainableParameters, 0);
            Require.atLeast("layers", layers, 1);
            Require.finiteFromZero("estimatedMib", estimatedMib);
        }
    }

    /**
     * The times of a run.
     *
     * @param started when it began, UTC
     * @param ended when it ended, UTC; null while it runs
     * @param seconds wall time spent on it, without interruptions and steps that were repeated after them; null while it runs
     * @param processorSeconds CPU time spent on it, divided equally among runs that trained at once; null if it is not known
     *     completely, as for a resumed run
     */
    public record Times(
            Instant started,
            @Nullable Instant ended,
            @Nullable Double seconds,
            @Nullable Double processorSeconds) {

        /** Refuses times and durations out of range. */
        public Times {
            Require.present("started", started);
            Require.time("started", started);
            Require.time("ended", ended);
            Require.finiteFromZero("seconds", seconds);
            Require.finiteFromZero("processorSeconds", processorSeconds);
        }
    }

    /**
     * The epoch with the best validation accuracy, the first of equals; all null until an epoch is finished.
     *
     * @param bestEpoch its number, from 1
     * @param trainAccuracy accuracy of the kept model on its training images, measured together with {@link Kept}; before that,
     *     and in runs of versions that did not measure it, the average accuracy while the epoch trained
     * @param validationAccuracy accuracy on the validation split after it
     */
    public record Best(
            @Nullable Integer bestEpoch,
            @Nullable Double trainAccuracy,
            @Nullable Double validationAccuracy) {

        static final Best NONE = new Best(null, null, null);

        static Best of(EpochMetrics metrics) {
            return new Best(metrics.epoch(), metrics.trainAccuracy(), metrics.validationAccuracy());
        }

        /** Returns whether this is that epoch; its train accuracy is not compared, as it may have been measured again. */
        boolean isOf(EpochMetrics metrics) {
            return bestEpoch != null
                    && bestEpoch == metrics.epoch()
                    && validationAccuracy != null
                    && validationAccuracy == metrics.validationAccuracy();
        }

        /** Refuses incomplete figures, and figures out of range. */
        public Best {
            boolean known = bestEpoch != null;
            Require.that(
                    known == (trainAccuracy != null) && known == (validationAccuracy != null),
                    "only some of bestEpoch, trainAccuracy and validationAccuracy are present");
            Require.atLeast("bestEpoch", bestEpoch == null ? 1 : bestEpoch, 1);
            Require.share("trainAccuracy", trainAccuracy);
            Require.share("validationAccuracy", validationAccuracy);
        }
    }

    /**
     * Figures of the kept model, without dropout, on its training and validation images; all null until it was evaluated.
     *
     * @param trainLoss mean cross-entropy on the training images
     * @param validationConfusionMatrix counts on the validation images, rows actual, columns predicted
     */
    @SuppressWarnings("ArrayRecordComponent") // a document, never compared
    public record Kept(@Nullable Double trainLoss, int @Nullable [][] validationConfusionMatrix) {

        static final Kept NONE = new Kept(null, null);

        /** Refuses a loss out of range and an invalid matrix. */
        public Kept {
            Require.finiteFromZero("trainLoss", trainLoss);
            matrix("validationConfusionMatrix", validationConfusionMatrix);
        }
    }

    /**
     * Figures of the kept model on the test set; all null until it was evaluated there.
     *
     * @param testAccuracy share of correct predictions
     * @param testLoss mean cross-entropy
     * @param confusionMatrix rows actual, columns predicted
     * @param perClass precision, recall and F1 of each class
     */
    @SuppressWarnings("ArrayRecordComponent") // a document, never compared
    public record Test(
            @Nullable Double testAccuracy,
            @Nullable Double testLoss,
            int @Nullable [][] confusionMatrix,
            @Nullable List<ClassScore> perClass) {

        static final Test NONE = new Test(null, null, null, null);

        /** Refuses incomplete figures, figures out of range, and an invalid matrix. */
        public Test {
            boolean known = testAccuracy != null;
            Require.that(
                    known == (testLoss != null) && known == (confusionMatrix != null),
                    "only some of testAccuracy, testLoss and confusionMatrix are present");
            Require.share("testAccuracy", testAccuracy);
            Require.finiteFromZero("testLoss", testLoss);
            matrix("confusionMatrix", confusionMatrix);
            int classes = confusionMatrix == null ? 0 : confusionMatrix.length;
            Require.that(
                    perClass == null
                            || perClass.size() == classes && perClass.stream().allMatch(Objects::nonNull),
                    "perClass is not a list of the %d classes of confusionMatrix",
                    classes);
        }
    }

    private static void matrix(String name, int @Nullable [][] counts) {
        if (counts != null) {
            try {
                new ConfusionMatrix(counts);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * Returns the record of a run that begins.
     *
     * @param run the run's name
     * @param spec everything that determines the result, except the data
     * @param dataset the data it trains on
     * @param provenance what makes it: versions, machine, backend
     * @param model the model and its size
     * @param started now, UTC
     * @return a record of status RUNNING
     */
    public static RunRecord started(
            String run,
            RunSpec spec,
            DatasetRecord dataset,
            Provenance provenance,
            ModelRecord model,
            Instant started) {
        Times times = new Times(started, null, null, null);
        return new RunRecord(
                RunStatus.RUNNING, run, spec, dataset, provenance, model, times, Best.NONE, Kept.NONE, Test.NONE, null);
    }

    /**
     * Returns the network that the run trains.
     *
     * @return the network that its settings define
     * @throws IllegalArgumentException if the settings do not fit the number of training images
     */
    public NetworkDefinition network() {
        return spec.network(dataset.training());
    }

    /**
     * Returns this record with a new best epoch.
     *
     * @param metrics of the epoch
     * @return a new record
     */
    public RunRecord withBest(EpochMetrics metrics) {
        return new RunRecord(
                status, run, spec, dataset, provenance, model, times, Best.of(metrics), kept, test, failure);
    }

    /**
     * Returns this record with the kept model's figures on its training and validation images.
     *
     * @param training evaluation on the training images
     * @param validation evaluation on the validation images
     * @return a new record
     */
    public RunRecord withKept(Evaluation training, Evaluation validation) {
        Best measured = new Best(best.bestEpoch(), training.accuracy(), best.validationAccuracy());
        Kept evaluated = new Kept(training.loss(), validation.confusion().counts());
        return new RunRecord(status, run, spec, dataset, provenance, model, times, measured, evaluated, test, failure);
    }

    /**
     * Returns this record with the kept model's figures on the test set.
     *
     * @param evaluation on the test set
     * @return a new record
     */
    public RunRecord withTest(Evaluation evaluation) {
        ConfusionMatrix matrix = evaluation.confusion();
        List<ClassScore> perClass = ClassScore.of(matrix, dataset.description().classNames());
        Test tested = new Test(evaluation.accuracy(), evaluation.loss(), matrix.counts(), perClass);
        return new RunRecord(status, run, spec, dataset, provenance, model, times, best, kept, tested, failure);
    }

    /**
     * Returns this record for a run that is resumed, without the figures of the kept model and the test.
     *
     * @param now what continues it: versions, machine, backend
     * @return a new record of status RUNNING
     */
    public RunRecord resumed(Provenance now) {
        Times open = new Times(times.started(), null, null, null);
        return new RunRecord(RunStatus.RUNNING, run, spec, dataset, now, model, open, best, Kept.NONE, Test.NONE, null);
    }

    /**
     * Returns this record for a run that has ended.
     *
     * @param how COMPLETED, STOPPED or FAILED
     * @param when the end, UTC
     * @param reason why it failed, null if it did not
     * @return a new record
     */
    public RunRecord ended(RunStatus how, Instant when, @Nullable String reason) {
        return ended(how, when, Duration.between(times.started(), when).toMillis() / 1e3, null, reason);
    }

    /**
     * Returns this record for a run that has ended.
     *
     * @param how COMPLETED, STOPPED or FAILED
     * @param when the end, UTC
     * @param seconds wall time spent on the run, without interruptions
     * @param processorSeconds CPU time spent on it; null if unknown
     * @param reason why it failed, null if it did not
     * @return a new record
     */
    public RunRecord ended(
            RunStatus how, Instant when, double seconds, @Nullable Double processorSeconds, @Nullable String reason) {
        Times whole = new Times(times.started(), when, seconds, processorSeconds);
        return new RunRecord(how, run, spec, dataset, provenance, model, whole, best, kept, test, reason);
    }
}
