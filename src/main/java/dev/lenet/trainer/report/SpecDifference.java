package dev.lenet.trainer.report;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.model.VariantDefinition;
import dev.lenet.trainer.model.Variants;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.text.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names every setting in which one run differs from another, seeds and folds aside. */
final class SpecDifference {

    private static final Variants KNOWN = VariantConfigurations.STUDY;

    private SpecDifference() {}

    static String of(RunSpec before, RunSpec after) {
        List<String> differences = Stream.concat(variants(before.variant(), after.variant()), settings(before, after))
                .toList();
        return differences.isEmpty() ? "same settings" : String.join("; ", differences);
    }

    /** Every change on the way from one variant to the other, each of which builds on the one before. */
    private static Stream<String> variants(Variant before, Variant after) {
        List<String> known = KNOWN.names();
        if (known.contains(before.name()) && known.contains(after.name())) {
            List<VariantDefinition> old = KNOWN.lineOf(before.name());
            List<VariantDefinition> now = KNOWN.lineOf(after.name());
            return Stream.concat(
                    old.stream().filter(each -> !now.contains(each)).map(each -> "without: " + each.change()),
                    now.stream().filter(each -> !old.contains(each)).map(VariantDefinition::change));
        }
        return differences(Records.flatten(before.architecture()), Records.flatten(after.architecture()));
    }

    private static Stream<String> settings(RunSpec before, RunSpec after) {
        AugmentationSettings first = before.augmentation();
        AugmentationSettings second = after.augmentation();
        if ((first == null) != (second == null)) {
            RunSpec plain = before.with("augmentation", second);
            String change = second == null ? "no augmentation" : second.describe();
            return Stream.concat(settings(plain, after), Stream.of(change));
        }
        return differences(before.settings(), after.settings());
    }

    private static Stream<String> differences(Map<String, Object> old, Map<String, Object> now) {
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(old.keySet());
        return names.stream()
                .filter(name -> !name.equals("variant") && !name.equals("seed") && !name.startsWith("fold."))
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .map(name ->
                        Text.format("%s %s instead of %s", words(name), value(now.get(name)), value(old.get(name))));
    }

    /** A component's name in words, for example {@code batch size} for {@code batchSize}. */
    private static String words(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static String value(@Nullable Object value) {
        return value == null ? "none" : value.toString();
    }
}
