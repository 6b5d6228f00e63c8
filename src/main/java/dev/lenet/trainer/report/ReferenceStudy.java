package dev.lenet.trainer.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the reference study reported: one run a variant, 15 epochs, and five folds of its best model. */
public final class ReferenceStudy {

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
     * Its figures of one variant.
     *
     * @param variant the variant's name
     * @return the accuracies as it printed them; null for a variant that it did not have
     */
    public static @Nullable ReferenceFigures of(String variant) {
        return FIGURES.get(variant);
    }
}
