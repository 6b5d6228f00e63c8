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
 * All settings. The command line overrides the environment, which overrides {@code --config}, which overrides
 * {@code application.yml} with the defaults.
 *
 * @param work what to do
 * @param data which images to use
 * @param recipe how to train
 * @param augmentation whether and how the training images are changed
 * @param execution where and how fast the work is done
 * @param service how the trainer behaves as a service
 * @param registry all variants that can be trained
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
     * Returns what to do instead of training something new.
     *
     * @return the mode; null to train something new
     */
    public @Nullable Mode mode() {
        return Mode.of(work);
    }

    /**
     * Returns the names of the variants to train.
     *
     * @return at least one, each once, in the order given
     */
    public List<String> variants() {
        return work.variant().equals(List.of(ALL_VARIANTS)) ? VariantConfigurations.STUDY.names() : work.variant();
    }

    /**
     * Returns these settings with the variants' dropout replaced by that of {@code --dropout}.
     *
     * @return the new settings; these settings if that option is not given
     * @throws SettingsException if a variant has no hidden layer
     */
    public TrainerSettings withDropout() {
        Double dropout = recipe.dropout();
        return dropout == null ? this : new DropoutOption(dropout).appliedTo(this);
    }

    /** Returns the same settings with other variants. */
    TrainerSettings training(List<String> names, Variants known) {
        return new TrainerSettings(
                Records.with(work, "variant", names), data, recipe, augmentation, execution, service, known);
    }

    /**
     * Returns the setup that variants change.
     *
     * @return the reference network with the recipe and the augmentation of these settings
     */
    public Setup base() {
        return new Setup(Architecture.LENET5, recipe.recipe(), augmentation.augment(), augmentation.range());
    }

    /**
     * Returns whether the settings describe more than one run.
     *
     * @return true for several variants, folds or repeats
     */
    public boolean isStudy() {
        return variants().size() > 1 || work.folds() > 0 || work.repeats() > 1;
    }

    /**
     * Returns the part of the settings that decides a study's results.
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
            throw new SettingsException(e.getMessage() + ". Use fewer variants, folds or repeats.");
        }
    }

    /**
     * Returns the part of the settings that decides a single run's result.
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

    /** All repeats share one split, so that they differ only in their seed. */
    private @Nullable Long splitSeed() {
        Long asked = data.splitSeed();
        return asked == null && work.repeats() > 1 ? Long.valueOf(recipe.seed()) : asked;
    }
}
