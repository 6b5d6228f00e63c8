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
        if (!before.dataset().equals(after.dataset())) {
            differences.add("data " + after.dataset());
        }
        if (!RunPictures.recipe(before).equals(RunPictures.recipe(after))) {
            differences.add(RunPictures.recipe(after));
        }
        if (!Objects.equals(before.limit(), after.limit())) {
            differences.add(after.limit() == null ? "all images" : Figures.count(after.limit()) + " images");
        }
        if (before.validationFraction() != after.validationFraction()) {
            differences.add("validation fraction " + after.validationFraction());
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
