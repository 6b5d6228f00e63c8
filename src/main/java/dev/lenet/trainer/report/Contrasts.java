package dev.lenet.trainer.report;

import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.report.StudyReport.Contrast;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Chooses the changes that a report judges: each row after the first is compared with an earlier one. */
final class Contrasts {

    private Contrasts() {}

    /**
     * Compares each row with an earlier one: the same variant of another study if there is one, else the variant's
     * parent in its own study, else the row of its own study that differs in the fewest settings, else the row just
     * before it.
     *
     * @param rows parents before their children
     * @param results receives the result of each row
     * @param contrasts receives the changes between them
     */
    static void add(List<ReportRow> rows, List<VariantResult> results, List<Contrast> contrasts) {
        for (int i = 0; i < rows.size(); i++) {
            ReportRow row = rows.get(i);
            int other = other(rows, i);
            String changes = other < 0
                    ? alone(row.variant())
                    : SpecDifference.of(rows.get(other).spec(), row.spec());
            results.add(row.result(changes));
            if (other >= 0) {
                contrasts.add(new Contrast(results.get(other), results.get(i), changes));
            }
        }
    }

    /** Describes a variant that is compared with no other. */
    private static String alone(Variant variant) {
        return variant.parent() == null && VariantConfigurations.ships(variant)
                ? "LeNet-5 with ReLU and max pooling"
                : variant.change();
    }

    private static int other(List<ReportRow> rows, int i) {
        ReportRow row = rows.get(i);
        int sameVariant =
                last(i, j -> rows.get(j).variant().name().equals(row.variant().name()));
        if (sameVariant >= 0) {
            return sameVariant;
        }
        IntPredicate sameStudy = j -> rows.get(j).study().equals(row.study());
        int parent = last(
                i,
                j -> sameStudy.test(j)
                        && rows.get(j).variant().name().equals(row.variant().parent()));
        return parent >= 0
                ? parent
                : IntStream.range(0, i)
                        .filter(sameStudy)
                        .boxed()
                        // The last of equally near rows.
                        .min(Comparator.comparingInt((Integer j) -> distance(rows.get(j), row))
                                .thenComparing(Comparator.reverseOrder()))
                        .orElse(i - 1);
    }

    private static int distance(ReportRow one, ReportRow other) {
        return SpecDifference.between(one.spec(), other.spec()).size();
    }

    private static int last(int before, IntPredicate condition) {
        return IntStream.range(0, before).filter(condition).max().orElse(-1);
    }
}
