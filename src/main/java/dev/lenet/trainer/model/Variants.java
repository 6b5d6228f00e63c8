package dev.lenet.trainer.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry of variants: what can be trained, by name. */
public final class Variants {

    private final Map<String, VariantDefinition> definitions = new LinkedHashMap<>();

    /**
     * Makes a registry.
     *
     * @param definitions in the order in which people see them, a parent before its children
     * @throws IllegalArgumentException if a name occurs twice, or a parent is missing or comes later
     */
    public Variants(List<VariantDefinition> definitions) {
        for (VariantDefinition definition : definitions) {
            String parent = definition.parent();
            Checks.require(
                    parent == null || this.definitions.containsKey(parent),
                    "the variant %s changes %s, which is unknown",
                    definition.name(),
                    String.valueOf(parent));
            Checks.require(
                    this.definitions.put(definition.name(), definition) == null,
                    "there are two variants named %s",
                    definition.name());
        }
    }

    /**
     * The names of all variants.
     *
     * @return in order
     */
    public List<String> names() {
        return List.copyOf(definitions.keySet());
    }

    /**
     * All variants.
     *
     * @return in order, each with the reference study's input and classes
     */
    public List<Variant> all() {
        return definitions.keySet().stream().map(this::named).toList();
    }

    /**
     * A variant with its network.
     *
     * @param name the variant's
     * @return the variant, with the reference study's input and classes
     * @throws IllegalArgumentException if there is none of this name; the message lists those that there are
     */
    public Variant named(String name) {
        Architecture architecture = Architecture.LENET5;
        for (VariantDefinition each : lineOf(name)) {
            architecture = each.applyTo(architecture);
        }
        VariantDefinition definition = find(name);
        return new Variant(name, definition.model(), definition.parent(), definition.change(), architecture);
    }

    /**
     * How a variant is trained.
     *
     * @param name the variant's
     * @param base the recipe of variants that change none
     * @return the base with the changes of the variant and those that it descends from
     * @throws IllegalArgumentException if there is no variant of this name
     */
    public Recipe recipe(String name, Recipe base) {
        Recipe recipe = base;
        for (VariantDefinition each : lineOf(name)) {
            recipe = each.applyTo(recipe);
        }
        return recipe;
    }

    /**
     * Where a variant stands among the others.
     *
     * @param name any variant's
     * @return its position from 0; for one that is not here, the number of all
     */
    public int positionOf(String name) {
        int position = names().indexOf(name);
        return position < 0 ? definitions.size() : position;
    }

    /**
     * A variant and those that it descends from.
     *
     * @param name the variant's
     * @return the first of them first, the variant last
     * @throws IllegalArgumentException if there is no variant of this name
     */
    public List<VariantDefinition> lineOf(String name) {
        List<VariantDefinition> line = new ArrayList<>();
        for (@Nullable String each = name; each != null; each = find(each).parent()) {
            line.add(0, find(each));
        }
        return line;
    }

    private VariantDefinition find(String name) {
        VariantDefinition definition = definitions.get(name);
        if (definition == null) {
            throw new IllegalArgumentException(
                    "there is no variant named %s, only %s".formatted(name, String.join(", ", names())));
        }
        return definition;
    }
}
