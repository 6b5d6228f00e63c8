package dev.lenet.trainer.report;

import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.text.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which images a run was trained on, and by which its best epoch was chosen. Validation accuracies can be paired only
 * between runs with equal splits: other images are easier or harder, and more training images give better models.
 *
 * @param sha256 digest of the data
 * @param limit maximum number of images of the training part that are used; null for all
 * @param validationShare validation images over all images that were divided, between 0 and 1
 * @param fold which fold is the validation part, from 1; 0 for a plain split
 * @param seed determines how the images are divided
 */
public record DataSplit(String sha256, @Nullable Integer limit, double validationShare, int fold, long seed) {

    static DataSplit of(RunRecord run) {
        RunSpec spec = run.spec();
        Fold fold = spec.fold();
        return new DataSplit(
                run.dataset().sha256(),
                spec.data().limit(),
                fold == null ? spec.data().validationFraction() : 1.0 / fold.count(),
                fold == null ? 0 : fold.index(),
                spec.splitSeed());
    }

    /**
     * Images of the validation part over those of the training part before any limit, for
     * {@link dev.lenet.trainer.evaluation.statistics.PairedTTest}. A limit makes training sets overlap less, not more,
     * so it must not raise the ratio.
     */
    double validationToTraining() {
        return validationShare / (1 - validationShare);
    }

    /** Says why runs on the two splits cannot be paired, in words that follow "because"; null if they can. */
    @Nullable
    String difference(DataSplit other) {
        if (!sha256.equals(other.sha256)) {
            return "their data differ";
        }
        if ((fold == 0) != (other.fold == 0)) {
            return "one was cross-validated and the other was not";
        }
        if (validationShare != other.validationShare) {
            return fold == 0
                    ? Text.format(
                            "the validation fraction is %s for one and %s for the other",
                            validationShare, other.validationShare)
                    : Text.format(
                            "one has %d folds and the other %d",
                            Math.round(1 / validationShare), Math.round(1 / other.validationShare));
        }
        if (!Objects.equals(limit, other.limit)) {
            return Text.format("they were trained on %s and %s images", images(limit), images(other.limit));
        }
        return seed != other.seed || fold != other.fold ? "no two of them have the same validation images" : null;
    }

    private static String images(@Nullable Integer limit) {
        return limit == null ? "all" : Figures.count(limit);
    }
}
