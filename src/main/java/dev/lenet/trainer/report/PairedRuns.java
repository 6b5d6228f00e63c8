package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.PairedTTest;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs of two variants that may be compared pair by pair: finished, with the same seed, trained and validated on the same
 * images.
 */
final class PairedRuns {

    /** One run of each variant. */
    record Pair(RunFigures before, RunFigures after) {}

    private final VariantResult before;
    private final VariantResult after;
    private final List<Pair> pairs;

    private PairedRuns(VariantResult before, VariantResult after, List<Pair> pairs) {
        this.before = before;
        this.after = after;
        this.pairs = pairs;
    }

    static PairedRuns of(VariantResult before, VariantResult after) {
        List<RunFigures> free = new ArrayList<>(finished(before));
        List<Pair> pairs = new ArrayList<>();
        for (RunFigures second : finished(after)) {
            free.stream()
                    .filter(first ->
                            first.seed() == second.seed() && first.split().equals(second.split()))
                    .findFirst()
                    .ifPresent(first -> {
                        free.remove(first);
                        pairs.add(new Pair(first, second));
                    });
        }
        return new PairedRuns(before, after, pairs);
    }

    private static List<RunFigures> finished(VariantResult variant) {
        return variant.runs().stream()
                .filter(run -> Double.isFinite(run.validationAccuracy()))
                .toList();
    }

    int size() {
        return pairs.size();
    }

    /** Mean of the second's validation accuracy minus the first's, a fraction. */
    double meanDifference() {
        return Arrays.stream(differences()).average().orElse(Double.NaN);
    }

    /** Tests the differences of validation accuracy; at least two pairs. */
    PairedTTest test() {
        return PairedTTest.of(differences(), pairs.get(0).before().split().validationToTraining());
    }

    private double[] differences() {
        return pairs.stream()
                .mapToDouble(pair ->
                        pair.after().validationAccuracy() - pair.before().validationAccuracy())
                .toArray();
    }

    /** A sentence about finished runs without a counterpart, with a space before it; empty if there are none. */
    String leftOut() {
        String runs = Stream.of(before, after)
                .filter(variant -> finished(variant).size() > size())
                .map(variant -> {
                    int without = finished(variant).size() - size();
                    return Text.format("%d run%s of %s", without, without == 1 ? "" : "s", variant.name());
                })
                .collect(Collectors.joining(" and "));
        return runs.isEmpty()
                ? ""
                : Text.format(
                        " Left out: %s without a counterpart of the same seed, data and validation images.", runs);
    }

    /** Says what keeps all runs from being paired. */
    String whyNone() {
        List<RunFigures> first = finished(before);
        List<RunFigures> second = finished(after);
        if (first.isEmpty() || second.isEmpty()) {
            return Text.format("%s has no finished run.", first.isEmpty() ? before.name() : after.name());
        }
        String reason = first.stream()
                .flatMap(one -> second.stream().map(other -> one.split().difference(other.split())))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("no two of them have the same seed");
        return Text.format("The runs of the two cannot be compared pair by pair, because %s.", reason);
    }
}
