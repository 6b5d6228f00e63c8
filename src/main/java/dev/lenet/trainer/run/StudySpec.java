package dev.lenet.trainer.run;

import dev.lenet.trainer.model.Variant;
import java.util.List;

/**
 * All that decides a study's results, beside the data itself: one run for each variant, fold and seed.
 *
 * @param variants the models, each once, at least one
 * @param folds folds of the cross-validation, at least 2; 0 for a plain split into training and validation images
 * @param seeds one repeat each, all different, at least one
 * @param test which variants see the test set in the end
 * @param firstRun the first run's spec; the others differ from it in variant, fold and seed alone
 */
public record StudySpec(List<Variant> variants, int folds, List<Long> seeds, TestSelection test, RunSpec firstRun) {

    /** Keeps its own copies of the lists. */
    public StudySpec {
        variants = List.copyOf(variants);
        seeds = List.copyOf(seeds);
    }

    /**
     * The same study on other data.
     *
     * @param otherDataset its name
     * @return a new spec
     */
    public StudySpec on(String otherDataset) {
        return new StudySpec(variants, folds, seeds, test, firstRun.on(otherDataset));
    }
}
