package dev.lenet.trainer.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variant as the change that makes it out of another one.
 *
 * @param name what it is called in settings, files and metrics
 * @param model the model's name for people
 * @param parent the name of the variant that it changes; null for one that changes the reference network and recipe
 * @param change what it changes, in a few words; null to have them made of the levers
 * @param levers the changed parts by their names in {@link Setup}, for example {@code dropout}, in order
 */
public record VariantDefinition(
        String name,
        String model,
        @Nullable String parent,
        @Nullable String change,
        Map<String, Object> levers) {

    /**
     * Keeps its own copy of the levers.
     *
     * @throws IllegalArgumentException if a lever is no part of a setup that can be changed
     */
    public VariantDefinition {
        levers = Collections.unmodifiableMap(new LinkedHashMap<>(levers));
        for (String lever : levers.keySet()) {
            Checks.require(Setup.levers().contains(lever), "there is no lever named %s", lever);
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

    /**
     * A variant that a user declares, whose name is that of its model too.
     *
     * @param name what it is called
     * @param parent the variant that it changes
     * @param levers the changed parts, at least one
     * @return a new definition
     */
    public static VariantDefinition declared(String name, String parent, Map<String, Object> levers) {
        return new VariantDefinition(name, name, parent, null, levers);
    }
}
