package dev.lenet.trainer.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.dataset.ImagePreparation;
import dev.lenet.trainer.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Which images a run trains and validates on.
 *
 * @param dataset the data set's name, for example {@code fashion-mnist}
 * @param limit number of images of the training split to train on, for a quick look; null for all
 * @param validationFraction share of the training images held out to choose the best epoch, between 0 and 1; ignored if
 *     the run has a fold
 * @param splitSeed decides which images are held out, which fold each one goes to, and which ones the limit keeps; null
 *     for the run's seed
 * @param images how the data set's files are prepared
 */
public record DataSpec(
        String dataset,
        @Nullable Integer limit,
        double validationFraction,
        @Nullable Long splitSeed,
        @JsonUnwrapped ImagePreparation images) {

    /** Uses the images as they are in their data set. */
    public DataSpec(String dataset, @Nullable Integer limit, double validationFraction, @Nullable Long splitSeed) {
        this(dataset, limit, validationFraction, splitSeed, ImagePreparation.NONE);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is missing or out of its range
     */
    public DataSpec {
        if (dataset == null) {
            throw new IllegalArgumentException("the name of the data set is missing");
        }
        if (images == null) {
            throw new IllegalArgumentException("the preparation of the images is missing");
        }
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException(Text.format("the limit is %d images, expected at least 1", limit));
        }
        if (!(validationFraction > 0 && validationFraction < 1)) {
            throw new IllegalArgumentException(Text.format(
                    "the validation fraction is %s, expected a number between 0 and 1", validationFraction));
        }
    }
}
