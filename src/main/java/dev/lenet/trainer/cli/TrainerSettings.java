package dev.lenet.trainer.cli;

import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.ScheduleKind;
import dev.lenet.trainer.variant.Variant;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the user asked for: command line over environment over {@code application.yml}.
 *
 * <p>Before Spring binds this record, every value has passed the rule of its {@link Option}; the ranges below say what
 * the rules promise. There is no default here: the one place of defaults is {@code application.yml}.
 *
 * @param variant the model to train
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
 * @param limit images to train on, at least 1; all if null
 * @param threads how many threads train
 * @param modelsDir folder of the run folders; need not exist
 * @param run name of the new run's folder; null for the default name
 * @param evaluate name of a saved run to evaluate instead of training; null to train
 */
@ConfigurationProperties("trainer")
public record TrainerSettings(
        Variant variant,
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
        @Nullable Integer limit,
        Threads threads,
        Path modelsDir,
        @Nullable String run,
        @Nullable String evaluate) {

    /**
     * The part of the settings that decides a run's result.
     *
     * @param datasetName name of the data set that was found, {@code fashion-mnist} or {@code sample}
     * @return the run's spec
     */
    public RunSpec spec(String datasetName) {
        return new RunSpec(
                variant,
                datasetName,
                seed,
                epochs,
                batchSize,
                learningRate,
                schedule,
                stepSize,
                gamma,
                validationFraction,
                limit);
    }
}
