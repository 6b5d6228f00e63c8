package dev.lenet.trainer.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a variant as a change of another one.
 *
 * @param name its name in settings, files and metrics
 * @param model the model's display name
 * @param parent the name of the variant that it changes; null if it changes the base setup
 * @param change what it changes, in a few words; null to derive the words from the levers
 * @param levers the changed values by their names in {@link Setup}, for example {@code dropout}, in order
 */
public record VariantDefinition(
        String name,
        String model,
        @Nullable String parent,
        @Nullable String change,
        Map<String, Object> levers) {

    /**
     * Copies the levers.
     *
     * @throws IllegalArgumentException if there is no lever of such a name
     */
    public VariantDefinition {
        levers = Collections.unmodifiableMap(new LinkedHashMap<>(levers));
        for (String lever : levers.keySet()) {
            Checks.require(Setup.levers().contains(lever), "there is no lever named %s", lever);
        }
    }

    /**
     * Defines a variant that differs from this one by one change.
     *
     * @param child its name
     * @param childModel its model's display name
     * @param words the change in a few words
     * @param lever the changed lever
     * @param value the lever's new value
     * @return a new definition
     */
    public VariantDefinition change(String child, String childModel, String words, String lever, Object value) {
        return new VariantDefinition(child, childModel, name, words, Map.of(lever, value));
    }

    /**
     * Defines a variant declared by the user, whose model has the same name.
     *
     * @param name its name
     * @param parent the variant that it changes
     * @param levers the changed levers, at least one
     * @return a new definition
     */
    public static VariantDefinition declared(String name, String parent, Map<String, Object> levers) {
        return new VariantDefinition(name, name, parent, null, levers);
    }
}
