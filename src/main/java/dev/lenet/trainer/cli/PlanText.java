package dev.lenet.trainer.cli;

import dev.lenet.trainer.app.Plan;
import dev.lenet.trainer.app.Plan.PlannedVariant;
import dev.lenet.trainer.app.Plan.Power;
import dev.lenet.trainer.model.Setup;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.model.VariantDefinition;
import dev.lenet.trainer.model.Variants;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats a {@link Plan}: the variants as a tree of changes, then runs, time, and the repeats to detect a difference. */
final class PlanText {

    private final Variants registry;
    private final Setup base;
    private final int width;

    PlanText(Variants registry, Setup base, int width) {
        this.registry = registry;
        this.base = base;
        this.width = width;
    }

    String of(Plan plan) {
        StringBuilder text = new StringBuilder();
        Set<String> shown = new LinkedHashSet<>();
        plan.variants()
                .forEach(variant -> registry.lineOf(variant.spec().variant().name()).stream()
                        .map(VariantDefinition::name)
                        .forEach(shown::add));
        for (Variant root : children(null, shown)) {
            add(text, plan, root, shown, "", "");
        }
        text.append('\n');
        paragraph(text, recipe(plan));
        paragraph(text, runs(plan));
        paragraph(text, time(plan));
        paragraph(text, power(plan.power()));
        return text.toString();
    }

    private List<Variant> children(@Nullable String parent, Set<String> shown) {
        return registry.names().stream()
                .filter(shown::contains)
                .map(name -> registry.named(name, base))
                .filter(variant -> parent == null ? variant.parent() == null : parent.equals(variant.parent()))
                .toList();
    }

    private void add(StringBuilder text, Plan plan, Variant variant, Set<String> shown, String head, String below) {
        PlannedVariant planned = plan.variants().stream()
                .filter(each -> each.spec().variant().name().equals(variant.name()))
                .findFirst()
                .orElse(null);
        List<Variant> children = children(variant.name(), shown);
        String trunk = below + (children.isEmpty() ? "   " : "│  ");
        wrapped(
                text,
                head,
                trunk,
                Text.format("%s%s: %s", variant.name(), planned == null ? " (not trained)" : "", variant.change()));
        if (planned != null) {
            wrapped(
                    text,
                    trunk,
                    trunk,
                    Text.format(
                            "%d layers, %,d parameters, about %s per run",
                            planned.layers(), planned.parameters(), Text.duration(planned.seconds())));
        }
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            add(text, plan, children.get(i), shown, below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
        }
    }

    private void wrapped(StringBuilder text, String first, String next, String words) {
        String lines = Words.wrapped(words, Math.max(20, width - next.length()));
        text.append(first).append(lines.replace("\n", "\n" + next)).append('\n');
    }

    private void paragraph(StringBuilder text, String words) {
        text.append(Words.wrapped(words, width)).append('\n');
    }

    /** Describes the common recipe. Changes by a variant are in the variant's line. */
    private String recipe(Plan plan) {
        int channels =
                plan.variants().get(0).spec().variant().architecture().input().channels();
        return Text.format(
                "Recipe: %s%s.",
                base.recipe().describe(),
                base.augment()
                        ? " · augmentation: " + base.augmentation().in(channels).describe()
                        : "");
    }

    private static String runs(Plan plan) {
        List<String> factors =
                new ArrayList<>(List.of(Text.count(plan.variants().size(), "variant")));
        if (plan.spec().folds() > 0) {
            factors.add(Text.count(plan.spec().folds(), "fold"));
        }
        factors.add(Text.count(plan.spec().seeds().size(), "repeat"));
        return Text.format(
                "%s (%s) on %s, each with %,d training and %,d validation images.",
                Text.count(plan.runs(), "run"),
                factors.stream().collect(Collectors.joining(" × ")),
                plan.data(),
                plan.training(),
                plan.validation());
    }

    private static String time(Plan plan) {
        return Text.format(
                "Training takes about %s%s, estimated from a few images of each variant on this machine. Tests and pictures take more time.",
                Text.duration(plan.seconds()),
                plan.atOnce() == 1 ? "" : Text.format(" with %d runs at once", plan.atOnce()));
    }

    private static String power(Power power) {
        return Text.format(
                "It takes %s to detect a true difference of %s points 80 times in 100%s, if the differences between paired runs have a standard deviation of %s points (%s).",
                power.repeats().isPresent()
                        ? Text.count(power.repeats().getAsInt(), "repeat")
                        : "more than a thousand repeats",
                Text.fixed(power.difference() * 100, 1),
                power.comparisons() == 1 ? "" : Text.format(" with %d comparisons", power.comparisons()),
                Text.fixed(power.spread() * 100, 2),
                power.runs() == 0
                        ? "an assumption: the models folder has no such runs that differ only in the seed"
                        : Text.format("from %s in the models folder", Text.count(power.runs(), "run")));
    }
}
