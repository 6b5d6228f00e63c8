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
 * All that decides a run's result, beside the images themselves: the same spec on the same images gives the same bits. In
 * files the parts of {@code variant}, {@code data} and {@code recipe} stand flat among the others.
 *
 * @param variant the model
 * @param data the images to train and validate on
 * @param recipe how the model is trained
 * @param augmentation how the training images are changed anew in each epoch; null to show them as they are
 * @param fold the part of a cross-validation that this run is, which then is its validation split; null for none
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
     * Refuses what no run can have: a spec may come from a file.
     *
     * @throws IllegalArgumentException if a part is missing
     */
    public RunSpec {
        if (variant == null || data == null || recipe == null) {
            throw new IllegalArgumentException("the variant, the data or the recipe is missing");
        }
    }

    /**
     * The same data and recipe for another run of a study.
     *
     * @param other its variant
     * @param otherSeed its seed
     * @param otherFold its fold, null for none
     * @return a new spec
     */
    public RunSpec with(Variant other, long otherSeed, @Nullable Fold otherFold) {
        return new RunSpec(other, data, recipe, augmentation, otherFold, otherSeed);
    }

    /**
     * The same run on other images, its network fitted to their shape and classes.
     *
     * @param dataset what they are
     * @return a new spec
     * @throws SettingsException if the network cannot be fitted to them
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
     * This spec with one part changed.
     *
     * @param component the part's name, for example {@code recipe} or {@code epochs}
     * @param value its new value
     * @return a new spec
     */
    public RunSpec with(String component, @Nullable Object value) {
        return Records.with(this, component, value);
    }

    /**
     * What decides which images the run trains and validates on.
     *
     * @return the data's own seed, or the run's where there is none
     */
    public long splitSeed() {
        Long own = data.splitSeed();
        return own == null ? seed : own;
    }

    /**
     * The network that this run trains.
     *
     * @param images images of its training split, at least 1
     * @return its definition, which stored networks are held against
     * @throws IllegalArgumentException if the recipe does not fit the number of images
     */
    public NetworkDefinition network(int images) {
        return new NetworkDefinition(variant.architecture(), recipe, seed, images);
    }

    /**
     * Whether the training images are changed.
     *
     * @return true if {@link #augmentation()} says how
     */
    @JsonProperty
    public boolean augment() {
        return augmentation != null;
    }

    /**
     * All of the run that a variant can change.
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
     * Tells whether two runs trained the same, data and seed aside.
     *
     * @return {@link Setup#digest}
     */
    @JsonProperty
    public String digest() {
        return setup().digest();
    }

    /**
     * What was set to get this run, by the names that the settings have in files, for example {@code batchSize} and
     * {@code augmentation.rotationDegrees}. Of the variant that is the name alone; what a run does not have is left out.
     *
     * @return name to value, in order
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
     * The names of all values that {@link #settings()} can give.
     *
     * @return in order
     */
    public static List<String> settingNames() {
        List<String> names = new ArrayList<>(Records.names(RunSpec.class));
        names.removeAll(Records.names(Variant.class));
        names.add(0, "variant");
        return names;
    }
}
