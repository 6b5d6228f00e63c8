package dev.lenet.trainer.report;

import dev.lenet.trainer.report.StudyReport.Contrast;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Chooses the changes that a report judges: each row after the first has one that it is held against. */
final class Contrasts {

    private Contrasts() {}

    /**
     * Pairs rows up: with the same variant of another study where there is one, else with the row before it in its own study,
     * else with the row before it.
     *
     * @param rows in the order of the variants
     * @param results gets the result of each row
     * @param contrasts gets the changes between them
     */
    static void add(List<ReportRow> rows, List<VariantResult> results, List<Contrast> contrasts) {
        for (int i = 0; i < rows.size(); i++) {
            ReportRow row = rows.get(i);
            int parent = parent(rows, i);
            String changes = parent < 0
                    ? row.variant().change()
                    : SpecDifference.of(rows.get(parent).spec(), row.spec());
            results.add(row.result(changes));
            if (parent >= 0) {
                contrasts.add(new Contrast(results.get(parent), results.get(i), changes));
            }
        }
    }

    private static int parent(List<ReportRow> rows, int i) {
        ReportRow row = rows.get(i);
        int sameVariant =
                last(i, j -> rows.get(j).variant().name().equals(row.variant().name()));
        int sameStudy = last(i, j -> rows.get(j).study().equals(row.study()));
        return sameVariant >= 0 ? sameVariant : sameStudy >= 0 ? sameStudy : i - 1;
    }

    private static int last(int before, IntPredicate condition) {
        return IntStream.range(0, before).filter(condition).max().orElse(-1);
    }
}
