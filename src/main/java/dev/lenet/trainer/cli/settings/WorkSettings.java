package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.run.TestSelection;
import dev.lenet.trainer.store.RunFolder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What to do: train new runs, or use one of the {@link Mode modes} on existing runs. {@code --help} prints the descriptions.
 *
 * @param config YAML file with trainer.* settings, such as a whole study; options on the command line override it
 * @param variant Variants to train, separated by commas; several, or all, make a study
 * @param recipe Named set of options to train with: best, or one declared under trainer.recipes; options given with it override it
 * @param folds Folds of a stratified cross-validation over the training images; 0 for none
 * @param repeats Number of repeats, trained with seed, seed + 1 and so on, all on the split of the first
 * @param test Which variants of a study are evaluated on the test set: the two best by validation accuracy, or all
 * @param run Name of the new run's or study's folder, by default with the time; the name of an unfinished study continues it
 * @param resume Continue this stopped, failed or killed run or study with its original settings
 * @param evaluate Evaluate this saved run again, or draw this study's pictures again
 * @param compare Write one report that compares these saved runs and studies
 * @param plan Print what would run, the time it would take and the repeats needed to detect a difference; train nothing
 * @param prepare Prepare a study for training on many machines, in the folder named by --run; train nothing
 * @param work Train cells of this prepared study: the one given by --cell, else all free ones until none is left
 * @param cell Cell that --work trains, counting from 0; by default SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX, if set
 * @param collect Test, draw and report this study once its cells are trained; the exit code is 6 if some are missing
 * @param predict Image, or folder of images, to classify with the model of a saved run
 * @param model Run whose model --predict uses, as RUN or STUDY/RUN
 */
@Validated
@ConfigurationProperties(Setting.ROOT)
public record WorkSettings(
        @Nullable Path config,
        @NotEmpty List<String> variant,

        @Pattern(regexp = "[a-z0-9][a-z0-9-]*", message = "the name of a recipe") @Nullable
        String recipe,

        @NumberOr(word = "0", min = 2, max = Fold.MOST) int folds,
        @Min(1) @Max(1000) int repeats,
        @NotNull TestSelection test,

        @Pattern(regexp = RunFolder.NAME, message = IS_NAME) @Nullable
        String run,

        @Pattern(regexp = RunFolder.NAME, message = IS_NAME) @Nullable
        String resume,

        @Pattern(regexp = RunFolder.NAME, message = IS_NAME) @Nullable
        String evaluate,

        @Nullable
        List<
                        @Pattern(
                                regexp = RunFolder.NAME + "(/" + RunFolder.NAME + ")?",
                                message = "names of runs, studies or STUDY/RUN, separated by commas")
                        String>
                compare,

        boolean plan,

        boolean prepare,

        @Pattern(regexp = RunFolder.NAME, message = IS_NAME) @Nullable
        String work,

        @Min(0) @Max(StudySpec.MOST_RUNS - 1) @Nullable Integer cell,

        @Pattern(regexp = RunFolder.NAME, message = IS_NAME) @Nullable
        String collect,

        @Nullable Path predict,

        @Pattern(regexp = RunFolder.NAME + "(/" + RunFolder.NAME + ")?", message = "the name of a run, or STUDY/RUN")
        @Nullable
        String model) {

    private static final String IS_NAME =
            "a name of up to 100 letters, digits, '.', '_' and '-' that begins with a letter or digit";
}
