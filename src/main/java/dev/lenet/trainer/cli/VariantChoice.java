package dev.lenet.trainer.cli;

import dev.lenet.trainer.model.Variant;
import java.util.Arrays;
import java.util.List;

/**
 * Which models to train.
 *
 * @param variants one, or all in the study's order
 */
public record VariantChoice(List<Variant> variants) {

    static final String ALL = "all";

    /** Keeps its own copy of the list. */
    public VariantChoice {
        variants = List.copyOf(variants);
    }

    /**
     * Reads a setting; Spring's conversion finds this method by its name.
     *
     * @param value a variant's word or {@code all}
     * @return the setting
     * @throws IllegalArgumentException if the value is neither
     */
    public static VariantChoice valueOf(String value) {
        List<Variant> chosen = Arrays.stream(Variant.values())
                .filter(variant -> value.equals(ALL) || value.equals(variant.id()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no variant " + value);
        }
        return new VariantChoice(chosen);
    }
}
