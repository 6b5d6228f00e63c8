package dev.lenet.trainer.study;

import dev.lenet.trainer.run.TestSelection;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StudyRecord.Statistic;
import dev.lenet.trainer.store.StudyRecord.VariantFigures;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Summarizes a study's completed runs by variant. */
final class StudyFigures {

    private static final int BEST = 2;

    private StudyFigures() {}

    /** Summarizes the completed runs of a variant; runs of other variants are ignored. */
    static VariantFigures of(String variant, Collection<RunRecord> completed) {
        List<RunRecord> runs = completed.stream()
                .filter(record -> record.spec().variant().name().equals(variant))
                .toList();
        return new VariantFigures(
                variant,
                runs.size(),
                statistic(runs, record -> record.best().trainAccuracy()),
                statistic(runs, record -> record.best().validationAccuracy()),
                statistic(runs, record -> record.test().testAccuracy()),
                statistic(runs, record -> toDouble(record.best().bestEpoch())),
                statistic(runs, record -> record.times().seconds()));
    }

    /**
     * Chooses the variants to evaluate on the test set: those with the highest mean validation accuracy, the first of equals. A
     * variant without a completed run is never chosen.
     *
     * @return in the order of the figures
     */
    static List<String> toTest(TestSelection selection, List<VariantFigures> figures) {
        List<String> best = figures.stream()
                .filter(each -> each.validationAccuracy() != null)
                .sorted(Comparator.comparingDouble(StudyFigures::validation).reversed())
                .limit(selection == TestSelection.ALL ? figures.size() : BEST)
                .map(VariantFigures::variant)
                .toList();
        return figures.stream()
                .map(VariantFigures::variant)
                .filter(best::contains)
                .toList();
    }

    private static double validation(VariantFigures figures) {
        return figures.validationAccuracy() == null
                ? Double.NEGATIVE_INFINITY
                : figures.validationAccuracy().mean();
    }

    private static @Nullable Statistic statistic(List<RunRecord> runs, Function<RunRecord, @Nullable Double> figure) {
        return Statistic.of(runs.stream().map(figure).filter(Objects::nonNull).toList());
    }

    private static @Nullable Double toDouble(@Nullable Integer value) {
        return value == null ? null : value.doubleValue();
    }
}
