package dev.lenet.trainer.store;

import dev.lenet.trainer.run.Fold;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code summary.csv}: one line per run of a study; accuracies are fractions, and missing figures are empty. */
final class SummaryCsv {

    static final String FILE = "summary.csv";
    static final String HEADER =
            "variant,fold,seed,train_accuracy,validation_accuracy,test_accuracy,best_epoch,seconds";

    private SummaryCsv() {}

    static String format(List<SummaryRow> rows) {
        return Stream.concat(Stream.of(HEADER), rows.stream().map(SummaryCsv::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(SummaryRow row) {
        Fold fold = row.spec().fold();
        RunRecord record = row.record();
        Stream<@Nullable Object> figures = record == null
                ? Stream.of("", "", "", "", "")
                : Stream.of(
                        record.best().trainAccuracy(),
                        record.best().validationAccuracy(),
                        record.test().testAccuracy(),
                        record.best().bestEpoch(),
                        record.times().seconds());
        return Stream.concat(
                        Stream.of(
                                row.spec().variant().name(),
                                fold == null ? "" : fold.index(),
                                row.spec().seed()),
                        figures)
                .map(value -> value == null ? "" : value.toString())
                .collect(Collectors.joining(","));
    }
}
