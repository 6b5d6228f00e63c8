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
 * What to do: train new runs, or one of the {@link Mode modes} with runs that exist. The descriptions are those of the usage.
 *
 * @param config YAML file with trainer.* settings, a whole study in one file; options of the command line win over it
 * @param variant Variants to train, with commas between them; several, or all, make a study
 * @param recipe Recipe to train with, options that are set all at once: best, or one declared under trainer.recipes; what is given beside it wins
 * @param folds Folds of a stratified cross-validation over the training images; 0 for none
 * @param repeats How often to train, with seed, seed + 1 and so on, all on the split of the first
 * @param test Which variants of a study are evaluated on the test set: the two best by validation accuracy, or all
 * @param run Name of the new run's or study's folder, by default with the time; that of an unfinished study continues it
 * @param resume Continue this run or study, which was stopped, failed or killed, with the settings it began with
 * @param evaluate Evaluate this saved run again, or draw this study's pictures again
 * @param compare Write one report over these saved runs and studies
 * @param plan Print what would run, how long it would take and what it could find, and train nothing
 * @param prepare Write down the cells of a study for many machines, in the folder that --run names, and train nothing
 * @param work Train cells of this prepared study: the one of --cell, else all that are free until none is left
 * @param cell Which cell of --work, counting from 0; by default SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX where one is set
 * @param collect Test, draw and report this study, whose cells have been trained; 6 is the exit code if some are missing
 * @param predict Image, or folder with images, to predict with the model of a saved run
 * @param model The run that predicts, by its name or as STUDY/RUN
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
                                message = "names of runs, studies or STUDY/RUN, with commas between them")
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
