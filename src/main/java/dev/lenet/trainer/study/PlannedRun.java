package dev.lenet.trainer.study;

import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.StudySpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a study.
 *
 * @param name its folder in the study's: {@code <variant>[-fold<i>][-seed<s>]}, with the parts that differ within the study
 * @param spec everything that determines it, except the data
 */
public record PlannedRun(String name, RunSpec spec) {

    /**
     * Lists the runs of a study: every variant with every fold and every seed.
     *
     * @param study what to run
     * @return its runs, variant by variant, then fold by fold, then seed by seed
     */
    public static List<PlannedRun> of(StudySpec study) {
        List<PlannedRun> runs = new ArrayList<>();
        for (RunSpec first : study.specs()) {
            // Once without a fold, or once for each.
            for (int index = Math.min(study.folds(), 1); index <= study.folds(); index++) {
                Fold fold = index == 0 ? null : new Fold(index, study.folds());
                study.seeds().forEach(seed -> runs.add(planned(study, first, fold, seed)));
            }
        }
        return List.copyOf(runs);
    }

    private static PlannedRun planned(StudySpec study, RunSpec first, @Nullable Fold fold, long seed) {
        String name = first.variant().name()
                + (fold == null ? "" : "-fold" + fold.index())
                + (study.seeds().size() == 1 ? "" : "-seed" + seed);
        return new PlannedRun(name, first.with(first.variant(), seed, fold));
    }
}
