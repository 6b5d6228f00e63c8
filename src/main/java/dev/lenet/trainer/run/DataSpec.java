package dev.lenet.trainer.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.dataset.ImagePreparation;
import dev.lenet.trainer.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Which images a run trains and validates on.
 *
 * @param dataset the data set's name, for example {@code fashion-mnist}
 * @param limit train on this many images of the training split only, for a quick look; all of them if null
 * @param validationFraction share of the training images held out to choose the best epoch, between 0 and 1; without
 *     meaning where there is a fold
 * @param splitSeed decides which images are held out, dealt to folds and left by the limit; the run's seed if null
 * @param images what is made of the data set's files
 */
public record DataSpec(
        String dataset,
        @Nullable Integer limit,
        double validationFraction,
        @Nullable Long splitSeed,
        @JsonUnwrapped ImagePreparation images) {

    /** Images as their data set has them. */
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
            throw new IllegalArgumentException("what is made of the images is missing");
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
