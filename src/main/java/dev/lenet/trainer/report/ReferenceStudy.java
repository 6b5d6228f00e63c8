package dev.lenet.trainer.report;

import dev.lenet.trainer.model.Variant;
import java.util.List;

/** What the reference study reported: one run a variant, 15 epochs, and five folds of its best model. */
public final class ReferenceStudy {

    /** Best validation accuracy of each of its five folds of LeNet5_var4. */
    public static final FoldScores FOLDS =
            new FoldScores("reference, LeNet5_var4", List.of(0.8904, 0.8889, 0.8904, 0.8879, 0.8877));

    private ReferenceStudy() {}

    /**
     * Its figures of one variant.
     *
     * @param variant any of the five
     * @return the accuracies as it printed them
     */
    public static ReferenceFigures of(Variant variant) {
        return switch (variant) {
            case BASELINE -> new ReferenceFigures(0.8479, 0.8235, null);
            case VAR1 -> new ReferenceFigures(0.8868, 0.8856, null);
            case VAR2 -> new ReferenceFigures(0.8192, 0.8192, null);
            case VAR3 -> new ReferenceFigures(0.8886, 0.8837, 0.8776);
            case VAR4 -> new ReferenceFigures(0.8959, 0.8934, 0.8878);
        };
    }
}
