package dev.lenet.trainer.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variant as the change that makes it out of another one.
 *
 * @param name what it is called in settings, files and metrics
 * @param model the model's name for people
 * @param parent the name of the variant that it changes; null for one that changes the reference network and recipe
 * @param change what it changes, in a few words
 * @param levers the changed parts by their names in {@link Architecture} and {@link Recipe}, for example {@code dropout}
 */
public record VariantDefinition(
        String name, String model, @Nullable String parent, String change, Map<String, Object> levers) {

    /**
     * Keeps its own copy of the levers.
     *
     * @throws IllegalArgumentException if a lever is part of neither the architecture nor the recipe
     */
    public VariantDefinition {
        levers = Map.copyOf(levers);
        for (String lever : levers.keySet()) {
            Checks.require(
                    Records.names(Architecture.class).contains(lever)
                            || Records.names(Recipe.class).contains(lever),
                    "there is no lever named %s",
                    lever);
        }
    }

    /**
     * A variant that is one change away from this one.
     *
     * @param child its name
     * @param childModel its model's name for people
     * @param words the change in a few words
     * @param lever the changed part
     * @param value the part's new value
     * @return a new definition
     */
    public VariantDefinition change(String child, String childModel, String words, String lever, Object value) {
        return new VariantDefinition(child, childModel, name, words, Map.of(lever, value));
    }

    Architecture applyTo(Architecture parentArchitecture) {
        return applyTo(parentArchitecture, Architecture.class);
    }

    Recipe applyTo(Recipe parentRecipe) {
        return applyTo(parentRecipe, Recipe.class);
    }

    private <R extends Record> R applyTo(R before, Class<R> type) {
        R after = before;
        for (Map.Entry<String, Object> lever : levers.entrySet()) {
            if (Records.names(type).contains(lever.getKey())) {
                after = Records.with(after, lever.getKey(), lever.getValue());
            }
        }
        return after;
    }
}
