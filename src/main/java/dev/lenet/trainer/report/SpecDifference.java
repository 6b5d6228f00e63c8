package dev.lenet.trainer.report;

import dev.lenet.trainer.run.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Says in which settings a run differs from another one, seeds and folds aside. */
final class SpecDifference {

    private SpecDifference() {}

    static String of(RunSpec before, RunSpec after) {
        List<String> differences = new ArrayList<>();
        if (before.variant() != after.variant()) {
            differences.add(after.variant().change());
        }
        if (!before.data().dataset().equals(after.data().dataset())) {
            differences.add("data " + after.data().dataset());
        }
        if (!before.recipe().equals(after.recipe())) {
            differences.add(after.recipe().describe());
        }
        if (!Objects.equals(before.data().limit(), after.data().limit())) {
            differences.add(
                    after.data().limit() == null
                            ? "all images"
                            : Figures.count(after.data().limit()) + " images");
        }
        if (before.data().validationFraction() != after.data().validationFraction()) {
            differences.add("validation fraction " + after.data().validationFraction());
        }
        if (!Objects.equals(before.augmentation(), after.augmentation())) {
            differences.add(
                    after.augmentation() == null
                            ? "no augmentation"
                            : after.augmentation().describe());
        }
        return differences.isEmpty() ? "same settings" : String.join("; ", differences);
    }
}
