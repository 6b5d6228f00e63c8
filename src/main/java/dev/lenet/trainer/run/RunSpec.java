package dev.lenet.trainer.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.model.Setup;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a run's result except the images themselves: the same spec on the same images gives bit-identical
 * results. In files, the components of {@code variant}, {@code data} and {@code recipe} are fields of the run itself.
 *
 * @param variant the model
 * @param data the images to train and validate on
 * @param recipe how the model is trained
 * @param augmentation how the training images are randomly changed in each epoch; null to leave them unchanged
 * @param fold the fold of a cross-validation that this run validates on; null if it is not part of one
 * @param seed decides the initial weights, the order of images and dropout
 */
public record RunSpec(
        @JsonUnwrapped Variant variant,
        @JsonUnwrapped DataSpec data,
        @JsonUnwrapped Recipe recipe,
        @Nullable AugmentationSettings augmentation,
        @Nullable Fold fold,
        long seed) {

    /**
     * Checks that no part is missing, because a spec may come from a file.
     *
     * @throws IllegalArgumentException if a part is missing
     */
    public RunSpec {
        if (variant == null || data == null || recipe == null) {
            throw new IllegalArgumentException("the variant, the data or the recipe is missing");
        }
    }

    /**
     * Returns the spec of another run of the same study, with the same data and recipe.
     *
     * @param other its variant
     * @param otherSeed its seed
     * @param otherFold its fold; null for none
     * @return a new spec
     */
    public RunSpec with(Variant other, long otherSeed, @Nullable Fold otherFold) {
        return new RunSpec(other, data, recipe, augmentation, otherFold, otherSeed);
    }

    /**
     * Returns the same run on other images, with its network adapted to their shape and classes.
     *
     * @param dataset the other images
     * @return a new spec
     * @throws SettingsException if the network cannot be adapted to them
     */
    public RunSpec on(DatasetDescription dataset) {
        try {
            Architecture fitted = variant.architecture().on(dataset.shape(), dataset.classes());
            RunSpec spec = with("dataset", dataset.name()).with("architecture", fitted);
            return augmentation == null
                    ? spec
                    : spec.with("augmentation", augmentation.in(dataset.shape().channels()));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(Text.format(
                    "%s does not fit %s, whose images are %s in %d classes: %s.",
                    variant.name(), dataset.title(), dataset.shape(), dataset.classes(), e.getMessage()));
        }
    }

    /**
     * Returns this spec with one component changed.
     *
     * @param component the component's name, for example {@code recipe} or {@code epochs}
     * @param value its new value
     * @return a new spec
     */
    public RunSpec with(String component, @Nullable Object value) {
        return Records.with(this, component, value);
    }

    /**
     * Returns the seed that decides which images the run trains and validates on.
     *
     * @return the data's own seed; the run's seed if the data has none
     */
    public long splitSeed() {
        Long own = data.splitSeed();
        return own == null ? seed : own;
    }

    /**
     * Returns the network that this run trains.
     *
     * @param images number of images in its training split, at least 1
     * @return its definition, which stored networks are checked against
     * @throws IllegalArgumentException if the recipe does not fit the number of images
     */
    public NetworkDefinition network(int images) {
        return new NetworkDefinition(variant.architecture(), recipe, seed, images);
    }

    /**
     * Returns whether the training images are augmented.
     *
     * @return true if {@link #augmentation()} is not null
     */
    @JsonProperty
    public boolean augment() {
        return augmentation != null;
    }

    /**
     * Returns the part of the run that a variant can change.
     *
     * @return the network, the recipe and the augmentation
     */
    public Setup setup() {
        return new Setup(
                variant.architecture(),
                recipe,
                augment(),
                augmentation == null ? Setup.REFERENCE.augmentation() : augmentation);
    }

    /**
     * Returns a digest that is equal for runs that differ only in data and seed.
     *
     * @return {@link Setup#digest}
     */
    @JsonProperty
    public String digest() {
        return setup().digest();
    }

    /**
     * Returns the settings of this run by their names in files, for example {@code batchSize} and
     * {@code augmentation.rotationDegrees}. The variant is given by its name only; parts that the run lacks are omitted.
     *
     * @return the values by name, in order
     */
    public Map<String, Object> settings() {
        Map<String, Object> settings = Records.flatten(this);
        settings.keySet().removeAll(Records.flatten(variant).keySet());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("variant", variant.name());
        all.putAll(settings);
        return all;
    }

    /**
     * Returns the names of all settings that {@link #settings()} can contain.
     *
     * @return the names, in order
     */
    public static List<String> settingNames() {
        List<String> names = new ArrayList<>(Records.names(RunSpec.class));
        names.removeAll(Records.names(Variant.class));
        names.add(0, "variant");
        return names;
    }
}
