package dev.lenet.trainer.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registry of variants by name. */
public final class Variants {

    private final Map<String, VariantDefinition> definitions = new LinkedHashMap<>();

    /** Made once each: whoever reads many stored runs needs them again and again. */
    private final Map<String, Variant> named = new ConcurrentHashMap<>();

    /**
     * Creates a registry.
     *
     * @param definitions the definitions in display order; a parent may come after its children
     * @throws IllegalArgumentException if a name occurs twice, a parent is missing, or a variant descends from itself
     */
    public Variants(List<VariantDefinition> definitions) {
        for (VariantDefinition definition : definitions) {
            Checks.require(
                    this.definitions.put(definition.name(), definition) == null,
                    "there are two variants named %s",
                    definition.name());
        }
        for (VariantDefinition definition : definitions) {
            String parent = definition.parent();
            Checks.require(
                    parent == null || this.definitions.containsKey(parent),
                    "the variant %s changes %s, which is unknown",
                    definition.name(),
                    String.valueOf(parent));
        }
        this.definitions.keySet().forEach(this::lineOf);
    }

    /**
     * Returns this registry with more variants.
     *
     * @param more definitions whose parents are in this registry or among themselves
     * @return a new registry
     * @throws IllegalArgumentException as for a new registry
     */
    public Variants plus(List<VariantDefinition> more) {
        return new Variants(
                Stream.concat(definitions.values().stream(), more.stream()).toList());
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
     * @return the variants in order, based on the reference study's setup
     */
    public List<Variant> all() {
        return definitions.keySet().stream().map(this::named).toList();
    }

    /**
     * Returns a variant with its network.
     *
     * @param name the variant's name
     * @return the variant, based on the reference study's setup
     * @throws IllegalArgumentException if there is no variant of this name; the message lists the existing ones
     */
    public Variant named(String name) {
        return named.computeIfAbsent(name, each -> named(each, Setup.REFERENCE));
    }

    /**
     * Returns a variant with its network.
     *
     * @param name the variant's name
     * @param base the setup that variants change
     * @return the variant, with a description of its change that is derived from the levers if the definition has none
     * @throws IllegalArgumentException if there is no variant of this name, or the result is not a valid network or recipe
     */
    public Variant named(String name, Setup base) {
        VariantDefinition definition = find(name);
        Setup setup = setup(name, base);
        String parent = definition.parent();
        String change = definition.change();
        if (change == null) {
            Setup before = parent == null ? base : setup(parent, base);
            change = Difference.words(Difference.between(before.effect(), setup.effect()));
        }
        return new Variant(name, definition.model(), parent, change, setup.architecture());
    }

    /**
     * Returns a variant's setup.
     *
     * @param name the variant's name
     * @param base the setup that variants change
     * @return the base with the changes of the variant's ancestors and then its own
     * @throws IllegalArgumentException if there is no variant of this name, or the result is not a valid network or recipe
     */
    public Setup setup(String name, Setup base) {
        Setup setup = base;
        for (VariantDefinition each : lineOf(name)) {
            setup = setup.with(each.levers());
        }
        return setup;
    }

    /**
     * Returns a variant and its ancestors.
     *
     * @param name the variant's name
     * @return the oldest ancestor first, the variant last
     * @throws IllegalArgumentException if there is no variant of this name
     */
    public List<VariantDefinition> lineOf(String name) {
        List<VariantDefinition> line = new ArrayList<>();
        for (@Nullable String each = name; each != null; each = find(each).parent()) {
            Checks.require(line.size() < definitions.size(), "the variant %s descends from itself", name);
            line.add(0, find(each));
        }
        return line;
    }

    /** Registries of the same variants in the same order are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Variants variants
                && List.copyOf(definitions.values()).equals(List.copyOf(variants.definitions.values()));
    }

    @Override
    public int hashCode() {
        return definitions.hashCode();
    }

    /** The names. */
    @Override
    public String toString() {
        return names().toString();
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
