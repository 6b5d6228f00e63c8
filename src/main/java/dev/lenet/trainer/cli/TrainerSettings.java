package dev.lenet.trainer.cli;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.backend.BackendChoice;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.Schedule;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.run.DataSpec;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.run.TestSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the user asked for: command line over environment over {@code application.yml}.
 *
 * <p>Before Spring binds this record, every value has passed the rule of its {@link Option}; the ranges below say what
 * the rules promise. There is no default here: the one place of defaults is {@code application.yml}.
 *
 * @param variant the model to train, or all of them
 * @param dataset which images to train on
 * @param dataDir folder to search for the data set first
 * @param epochs at least 1
 * @param batchSize images a step, at least 1; not yet compared with the training split
 * @param learningRate finite and above 0
 * @param schedule how the rate changes
 * @param stepSize epochs between two steps, at least 1
 * @param gamma factor of each step, above 0 and at most 1
 * @param validationFraction between 0 and 1, both excluded
 * @param seed any
 * @param folds folds of a cross-validation, at least 2; 0 for none
 * @param repeats how often to train with another seed each, at least 1
 * @param test which variants of a study are tested
 * @param limit images to train on, at least 1; all if null
 * @param augment whether the training images are changed, as {@code trainer.augmentation.*} says
 * @param threads how many threads train
 * @param workers how many runs of a study train at the same time
 * @param backend what is to compute; {@link BackendStart} has acted on it
 * @param modelsDir folder of the run folders; need not exist
 * @param run name of the new run's or study's folder, or of a study to continue; null for the default name
 * @param resume name of an unfinished run or study to go on with; null for a new one
 * @param evaluate name of a saved run to evaluate instead of training; null to train
 * @param compare names of saved runs and studies to compare instead of training; null to train
 * @param tsnePoints test images to map by t-SNE after the test; 0 for no map
 * @param serve whether the process stays up after its work and takes more
 */
@ConfigurationProperties("trainer")
public record TrainerSettings(
        VariantChoice variant,
        DatasetChoice dataset,
        @Nullable Path dataDir,
        int epochs,
        int batchSize,
        double learningRate,
        ScheduleKind schedule,
        int stepSize,
        double gamma,
        double validationFraction,
        long seed,
        int folds,
        int repeats,
        TestSelection test,
        @Nullable Integer limit,
        boolean augment,
        Threads threads,
        WorkerCount workers,
        BackendChoice backend,
        Path modelsDir,
        @Nullable String run,
        @Nullable String resume,
        @Nullable String evaluate,
        @Nullable List<String> compare,
        int tsnePoints,
        boolean serve) {

    /**
     * Whether more than one run is asked for.
     *
     * @return true for several variants, folds or repeats
     */
    boolean isStudy() {
        return variant.variants().size() > 1 || folds > 0 || repeats > 1;
    }

    /**
     * The part of the settings that decides a study's results.
     *
     * @param datasetName name of the data set that was found, {@code fashion-mnist} or {@code sample}
     * @param augmentation how images are changed if that is asked for
     * @return the study's spec
     */
    StudySpec study(String datasetName, AugmentationSettings augmentation) {
        List<Long> seeds =
                LongStream.range(0, repeats).mapToObj(repeat -> seed + repeat).toList();
        Fold first = folds == 0 ? null : new Fold(1, folds);
        RunSpec firstRun =
                spec(datasetName, augmentation).with(variant.variants().get(0), seed, first);
        return new StudySpec(variant.variants(), folds, seeds, test, firstRun);
    }

    /**
     * The part of the settings that decides a single run's result.
     *
     * @param datasetName name of the data set that was found, {@code fashion-mnist} or {@code sample}
     * @param augmentation how images are changed if that is asked for
     * @return the run's spec
     */
    public RunSpec spec(String datasetName, AugmentationSettings augmentation) {
        return new RunSpec(
                variant.variants().get(0),
                new DataSpec(datasetName, limit, validationFraction),
                new Recipe(epochs, batchSize, learningRate, new Schedule(schedule, stepSize, gamma)),
                augment ? augmentation : null,
                null,
                seed);
    }
}
