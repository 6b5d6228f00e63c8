package dev.lenet.trainer.report;

import dev.lenet.trainer.model.Variant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders variants for a report, from their stored runs. */
final class FamilyOrder {

    private FamilyOrder() {}

    /**
     * The variants' names, each once.
     *
     * @param variants in any order
     * @return in the same order, but each after its parent, its grandparent and so on, as far as they are among them
     */
    static List<String> of(List<Variant> variants) {
        Map<String, Variant> byName = new LinkedHashMap<>();
        variants.forEach(variant -> byName.putIfAbsent(variant.name(), variant));
        Set<String> order = new LinkedHashSet<>();
        byName.values().forEach(variant -> add(variant, byName, order, byName.size()));
        return List.copyOf(order);
    }

    /** Stored files may name each other as parents; then the order is arbitrary. */
    private static void add(@Nullable Variant variant, Map<String, Variant> byName, Set<String> order, int steps) {
        if (variant != null && steps > 0 && !order.contains(variant.name())) {
            add(variant.parent() == null ? null : byName.get(variant.parent()), byName, order, steps - 1);
            order.add(variant.name());
        }
    }
}
