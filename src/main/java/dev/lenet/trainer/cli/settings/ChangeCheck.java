package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.model.Difference;
import dev.lenet.trainer.model.MismatchException;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.model.Setup;
import dev.lenet.trainer.model.Variants;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the mistakes in declared variants, one line each. Leaves out mistakes that only follow from another one. */
final class ChangeCheck {

    private final List<DeclaredVariant> declared;
    private final List<String> shipped;
    private final List<String> problems = new ArrayList<>();

    /** The setups of variants that are known to be correct, by name. */
    private final Map<String, Setup> setups = new LinkedHashMap<>();

    private final Set<String> visited = new HashSet<>();

    ChangeCheck(Variants shipped, List<DeclaredVariant> declared, Setup base) {
        this.shipped = shipped.names();
        this.declared = declared;
        this.shipped.forEach(name -> setups.put(name, shipped.setup(name, base)));
    }

    List<String> problems() {
        declared.forEach(variant -> problems.addAll(variant.problems()));
        refuseNamesApartInCase();
        refuseParents();
        declared.forEach(this::resolve);
        refuseTwins();
        return problems;
    }

    /** Some file systems treat such names as equal. */
    private void refuseNamesApartInCase() {
        Map<String, String> seen = new HashMap<>();
        for (DeclaredVariant variant : declared) {
            String before = seen.putIfAbsent(variant.name().toLowerCase(Locale.ROOT), variant.name());
            if (before != null) {
                problems.add(Text.format(
                        "%s and %s differ only in upper and lower case. Choose another name.",
                        variant.declaration().place(), before));
            }
        }
    }

    private void refuseParents() {
        Set<String> told = new HashSet<>();
        for (DeclaredVariant variant : declared) {
            List<String> circle = Lineage.circle(variant, declared);
            if (!Lineage.isKnown(variant.parent(), declared)) {
                List<String> names = Stream.concat(
                                shipped.stream(), declared.stream().map(DeclaredVariant::name))
                        .filter(name -> !name.equals(variant.name()))
                        .toList();
                String nearest = Spelling.nearest(variant.parent(), names);
                problems.add(Text.format(
                        "%s takes the name of a variant, but there is no variant %s.%s",
                        variant.parentPlace(),
                        variant.parent(),
                        nearest == null
                                ? " There are " + String.join(", ", names) + "."
                                : Text.format(" Did you mean %s?", nearest)));
            } else if (!circle.isEmpty() && !told.contains(variant.name())) {
                told.addAll(circle);
                problems.add(Text.format(
                        "%s forms a cycle: %s. One of them must extend a variant outside the cycle.",
                        variant.parentPlace(), String.join(" extends ", circle)));
            }
        }
    }

    /** Checks a variant and returns its setup; null if it or one of its ancestors is wrong. */
    private @Nullable Setup resolve(DeclaredVariant variant) {
        String name = variant.name();
        if (!visited.add(name) || setups.containsKey(name) || !Lineage.isSound(variant, declared)) {
            return setups.get(name);
        }
        DeclaredVariant declaredParent = Lineage.find(variant.parent(), declared);
        Setup parent = declaredParent == null || shipped.contains(variant.parent())
                ? setups.get(variant.parent())
                : resolve(declaredParent);
        if (parent == null || !variant.problems().isEmpty()) {
            return null;
        }
        try {
            Setup setup = parent.with(variant.levers());
            setups.put(name, setup);
            refuseChanges(variant, parent, setup);
        } catch (IllegalArgumentException e) {
            Set<String> levers = variant.levers().keySet();
            problems.add(Text.format(
                    "%s does not work: %s.%s",
                    levers.size() == 1
                            ? variant.place(levers.iterator().next())
                            : variant.declaration().place(),
                    e.getMessage(),
                    advice(e)));
        }
        return setups.get(name);
    }

    private static String advice(IllegalArgumentException problem) {
        if (!(problem instanceof MismatchException mismatch)) {
            return "";
        }
        return switch (mismatch.remedy()) {
            case SHRINK_LESS -> " Use fewer blocks, smaller kernels, more padding or pooling: none.";
            case CHANGE_TOGETHER ->
                " Set it to match in the same variant; changes: N declares that N levers change together.";
        };
    }

    private void refuseChanges(DeclaredVariant variant, Setup parent, Setup setup) {
        Map<String, Object> before = Records.flatten(parent);
        Map<String, Object> after = Records.flatten(setup);
        List<String> levers = List.copyOf(variant.levers().keySet());
        List<String> changed = new ArrayList<>();
        int told = problems.size();
        for (String lever : levers) {
            Object value = after.get(lever);
            if (Objects.equals(before.get(lever), value)) {
                problems.add(Text.format(
                        "%s changes nothing: it is already %s in %s. Leave it out, or give it another value.",
                        variant.place(lever), Difference.value(value), variant.parent()));
            } else if (setup.idle().contains(lever)) {
                problems.add(Text.format(
                        "%s changes nothing: it has no effect with the other settings of this variant. Leave it out.",
                        variant.place(lever)));
            } else {
                changed.add(Setting.kebab(lever));
            }
        }
        if (problems.size() > told) {
            return;
        }
        Integer expected = variant.changes();
        String these = String.join(", ", changed);
        if (changed.isEmpty()) {
            problems.add(Text.format(
                    "%s changes nothing in %s. Add the lever that it changes, as in {dropout: 0.2}.",
                    variant.declaration().place(), variant.parent()));
        } else if (expected == null && changed.size() > 1) {
            problems.add(Text.format(
                    "%s changes %d levers of %s (%s), expected one. Split it into variants that extend each other, or add changes: %2$d.",
                    variant.declaration().place(), changed.size(), variant.parent(), these));
        } else if (expected != null && expected != changed.size()) {
            problems.add(Text.format(
                    "%s says %d, but %s changes %s of %s: %s.",
                    variant.changesPlace(),
                    expected,
                    variant.name(),
                    Text.count(changed.size(), "lever"),
                    variant.parent(),
                    these));
        }
    }

    private void refuseTwins() {
        Map<Map<String, Object>, String> seen = new LinkedHashMap<>();
        setups.forEach((name, setup) -> {
            String first = seen.putIfAbsent(setup.effect(), name);
            DeclaredVariant variant = Lineage.find(name, declared);
            if (first != null && variant != null && !first.equals(variant.parent())) {
                problems.add(Text.format(
                        "%s is the same as %s. Leave one of them out.",
                        variant.declaration().place(), first));
            }
        });
    }
}
