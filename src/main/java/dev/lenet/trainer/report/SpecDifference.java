package dev.lenet.trainer.report;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.model.Difference;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.run.RunSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names every setting in which one run differs from another, except seeds and folds. It compares stored runs, so the
 * variants need not be declared any more.
 */
final class SpecDifference {

    private static final String AUGMENTATION = "augmentation";

    private SpecDifference() {}

    static String of(RunSpec before, RunSpec after) {
        List<Difference> differences = between(before, after);
        return differences.isEmpty()
                ? "same settings"
                : differences.stream().map(Difference::words).collect(Collectors.joining("; "));
    }

    static List<Difference> between(RunSpec before, RunSpec after) {
        boolean bothAugmented = before.augmentation() != null && after.augmentation() != null;
        return Difference.between(settings(before, bothAugmented), settings(after, bothAugmented));
    }

    /**
     * All settings except names. If the other run has no augmentation, this one's augmentation is one difference, not
     * four.
     */
    private static Map<String, Object> settings(RunSpec spec, boolean bothAugmented) {
        Map<String, Object> settings = Records.flatten(spec.variant().architecture());
        settings.putAll(spec.settings());
        settings.keySet().removeAll(spec.recipe().idle());
        settings.keySet().removeIf(name -> name.equals("variant") || name.equals("seed") || name.startsWith("fold."));
        AugmentationSettings augmentation = spec.augmentation();
        if (!bothAugmented && augmentation != null) {
            settings.keySet().removeIf(name -> name.startsWith(AUGMENTATION + "."));
            settings.put(AUGMENTATION, augmentation.describe());
        }
        return settings;
    }
}
