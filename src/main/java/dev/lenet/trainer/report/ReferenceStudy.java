package dev.lenet.trainer.report;

import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.StoredRun;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the reference study reported: one run of 15 epochs per variant, and five folds of its best model. */
public final class ReferenceStudy {

    /** The variant that it cross-validated. */
    static final String BEST = "var4";

    /** Best validation accuracy of each of its five folds of LeNet5_var4. */
    public static final FoldScores FOLDS =
            new FoldScores("reference, LeNet5_var4", List.of(0.8904, 0.8889, 0.8904, 0.8879, 0.8877));

    private static final Map<String, ReferenceFigures> FIGURES = Map.of(
            "baseline", new ReferenceFigures(0.8479, 0.8235, null),
            "var1", new ReferenceFigures(0.8868, 0.8856, null),
            "var2", new ReferenceFigures(0.8192, 0.8192, null),
            "var3", new ReferenceFigures(0.8886, 0.8837, 0.8776),
            "var4", new ReferenceFigures(0.8959, 0.8934, 0.8878));

    private ReferenceStudy() {}

    /**
     * Returns its figures for one variant.
     *
     * @param variant the variant's name
     * @return the accuracies as it reported them; null for a variant that it did not have
     */
    public static @Nullable ReferenceFigures of(String variant) {
        return FIGURES.get(variant);
    }

    /** Whether all runs are of its variants, whatever their data and recipe. */
    static boolean has(List<StoredRun> runs) {
        return runs.stream()
                .allMatch(run -> VariantConfigurations.ships(run.record().spec().variant()));
    }

    /** Whether runs repeat what it did: its variants, on all images of the same data, with its recipe. */
    static boolean isRepeatedBy(List<StoredRun> runs) {
        return has(runs)
                && runs.stream().map(StoredRun::record).allMatch(run -> {
                    RunSpec spec = run.spec();
                    return run.dataset().name().equals(DatasetChoice.FASHION_MNIST.id())
                            && spec.data().limit() == null
                            && spec.recipe().equals(Recipe.REFERENCE)
                            && !spec.augment();
                });
    }
}
