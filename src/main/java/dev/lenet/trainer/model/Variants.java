package dev.lenet.trainer.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registry of variants: what can be trained, by name. */
public final class Variants {

    private final Map<String, VariantDefinition> definitions = new LinkedHashMap<>();

    /** Made once each: whoever reads many stored runs needs them again and again. */
    private final Map<String, Variant> named = new ConcurrentHashMap<>();

    /**
     * Makes a registry.
     *
     * @param definitions in the order in which people see them; a parent may come after its children
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
     * This registry with more variants.
     *
     * @param more definitions whose parents are in either
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
     * @return in order, as changes of the reference study's network and recipe
     */
    public List<Variant> all() {
        return definitions.keySet().stream().map(this::named).toList();
    }

    /**
     * A variant with its network.
     *
     * @param name the variant's
     * @return the variant, as a change of the reference study's network and recipe
     * @throws IllegalArgumentException if there is none of this name; the message lists those that there are
     */
    public Variant named(String name) {
        return named.computeIfAbsent(name, each -> named(each, Setup.REFERENCE));
    }

    /**
     * A variant with its network.
     *
     * @param name the variant's
     * @param base what variants are changes of
     * @return the variant; its change in words, made of its levers where the definition has none
     * @throws IllegalArgumentException if there is none of this name, or what comes out is no network or no recipe
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
     * What a variant is and how it is trained.
     *
     * @param name the variant's
     * @param base what variants are changes of
     * @return the base with the changes of those that the variant descends from, and then its own
     * @throws IllegalArgumentException if there is none of this name, or what comes out is no network or no recipe
     */
    public Setup setup(String name, Setup base) {
        Setup setup = base;
        for (VariantDefinition each : lineOf(name)) {
            setup = setup.with(each.levers());
        }
        return setup;
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
