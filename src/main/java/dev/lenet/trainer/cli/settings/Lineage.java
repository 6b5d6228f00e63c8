package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.model.VariantConfigurations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which variants descend from which, among declarations that may be wrong. */
final class Lineage {

    private Lineage() {}

    /** Returns the declaration with a name; null if there is none, as for the variants that ship with the trainer. */
    static @Nullable DeclaredVariant find(String name, List<DeclaredVariant> all) {
        return all.stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static boolean isKnown(String name, List<DeclaredVariant> all) {
        return VariantConfigurations.STUDY.names().contains(name) || find(name, all) != null;
    }

    /** Returns the variants from this one back to itself, including both ends; empty if it does not descend from itself. */
    static List<String> circle(DeclaredVariant variant, List<DeclaredVariant> all) {
        List<String> line = new ArrayList<>(List.of(variant.name()));
        for (DeclaredVariant each = find(variant.parent(), all); each != null; each = find(each.parent(), all)) {
            boolean seen = line.contains(each.name());
            line.add(each.name());
            if (seen) {
                return each.equals(variant) ? line : List.of();
            }
        }
        return List.of();
    }

    /** Returns whether a variant descends from one that ships with the trainer, without a cycle or an unknown name between. */
    static boolean isSound(DeclaredVariant variant, List<DeclaredVariant> all) {
        DeclaredVariant each = variant;
        for (int steps = 0; steps <= all.size(); steps++) {
            DeclaredVariant parent = find(each.parent(), all);
            if (parent == null || VariantConfigurations.STUDY.names().contains(each.parent())) {
                return isKnown(each.parent(), all);
            }
            each = parent;
        }
        return false;
    }
}
