package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.model.Setup;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.model.Variants;
import dev.lenet.trainer.run.DataSpec;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.StudySpec;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * All that the user asked for: the command line over the environment over {@code --config} over {@code application.yml}, where
 * the defaults stand.
 *
 * @param work what to do
 * @param data the images
 * @param recipe how to train
 * @param augmentation whether and how the training images are changed
 * @param execution where and how fast
 * @param service how the trainer behaves as a service
 * @param registry what can be trained
 */
public record TrainerSettings(
        WorkSettings work,
        DataSettings data,
        RecipeSettings recipe,
        AugmentationOptions augmentation,
        ExecutionSettings execution,
        ServiceSettings service,
        Variants registry) {

    static final String ALL_VARIANTS = "all";

    /**
     * What is asked for in place of training.
     *
     * @return null to train
     */
    public @Nullable Mode mode() {
        return Mode.of(work);
    }

    /**
     * The names of the variants to train.
     *
     * @return at least one, each once, in the order that they were given in
     */
    public List<String> variants() {
        return work.variant().equals(List.of(ALL_VARIANTS)) ? VariantConfigurations.STUDY.names() : work.variant();
    }

    /**
     * These settings with the dropout of {@code --dropout} in place of the variants' own.
     *
     * @return the same settings where that option was not given
     * @throws SettingsException if a variant has no hidden layer
     */
    public TrainerSettings withDropout() {
        Double dropout = recipe.dropout();
        return dropout == null ? this : new DropoutOption(dropout).appliedTo(this);
    }

    /** The same with other variants. */
    TrainerSettings training(List<String> names, Variants known) {
        return new TrainerSettings(
                Records.with(work, "variant", names), data, recipe, augmentation, execution, service, known);
    }

    /**
     * What variants are changes of.
     *
     * @return the reference network with the recipe and the augmentation of these settings
     */
    public Setup base() {
        return new Setup(Architecture.LENET5, recipe.recipe(), augmentation.augment(), augmentation.range());
    }

    /**
     * Whether more than one run is asked for.
     *
     * @return true for several variants, folds or repeats
     */
    public boolean isStudy() {
        return variants().size() > 1 || work.folds() > 0 || work.repeats() > 1;
    }

    /**
     * The part of the settings that decides a study's results.
     *
     * @param datasetName name of the data set that was found, {@code fashion-mnist} or {@code sample}
     * @return the study's spec
     */
    public StudySpec study(String datasetName) {
        long first = recipe.seed();
        List<Long> seeds = LongStream.range(0, work.repeats())
                .mapToObj(repeat -> first + repeat)
                .toList();
        Fold fold = work.folds() == 0 ? null : new Fold(1, work.folds());
        List<RunSpec> specs = variants().stream()
                .map(variant -> spec(variant, datasetName).with("fold", fold))
                .toList();
        try {
            return new StudySpec(specs, work.folds(), seeds, work.test());
        } catch (IllegalArgumentException e) {
            throw new SettingsException(e.getMessage() + ". Ask for fewer variants, folds or repeats.");
        }
    }

    /**
     * The part of the settings that decides a single run's result.
     *
     * @param datasetName name of the data set that was found, {@code fashion-mnist} or {@code sample}
     * @return the run's spec
     */
    public RunSpec spec(String datasetName) {
        return spec(variants().get(0), datasetName);
    }

    private RunSpec spec(String variant, String datasetName) {
        Setup setup = registry.setup(variant, base());
        return new RunSpec(
                registry.named(variant, base()),
                new DataSpec(datasetName, data.limit(), data.validationFraction(), splitSeed(), data.preparation()),
                setup.recipe(),
                setup.augmentationOrNull(),
                null,
                recipe.seed());
    }

    /** One split for all repeats, so that they differ by nothing but their seed. */
    private @Nullable Long splitSeed() {
        Long asked = data.splitSeed();
        return asked == null && work.repeats() > 1 ? Long.valueOf(recipe.seed()) : asked;
    }
}
