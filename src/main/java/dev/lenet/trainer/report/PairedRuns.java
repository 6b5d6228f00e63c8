package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.Predictions;
import dev.lenet.trainer.evaluation.statistics.CrossedBootstrap;
import dev.lenet.trainer.evaluation.statistics.Interval;
import dev.lenet.trainer.evaluation.statistics.PairedTTest;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runs of two variants that can be compared pair by pair: finished, with the same seed, trained and validated on
 * the same images. They answer two questions. Over seeds: what would other seeds give on this data? Seeds are
 * independent, so a plain paired t-test answers it; folds of one seed count as one figure. Over splits: what would
 * other data like this give? Splits share most of their training images, so that test is corrected.
 */
final class PairedRuns {

    /** With two, the interval would be so wide (t = 12.7) that it would say nothing. */
    static final int FEWEST = 3;

    /** What is compared. */
    enum Measure {
        TEST("test accuracy"),
        VALIDATION("validation accuracy");

        private final String words;

        Measure(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        private double of(RunFigures run) {
            Double accuracy = this == TEST ? run.testAccuracy() : Double.valueOf(run.validationAccuracy());
            return accuracy == null ? Double.NaN : accuracy;
        }
    }

    /**
     * The pairs' answer to one question.
     *
     * @param measure what is compared
     * @param units the units counted, for example {@code 5 seeds}
     * @param scope what the answer applies to, in words
     * @param validationToTraining the correction that the test uses; 0 for none
     * @param test the figures, as fractions
     */
    record Answer(Measure measure, String units, String scope, double validationToTraining, PairedTTest test) {}

    /** One run of each variant. */
    record Pair(RunFigures before, RunFigures after) {

        private double difference(Measure measure) {
            return measure.of(after) - measure.of(before);
        }
    }

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

    List<Pair> pairs() {
        return pairs;
    }

    /** Mean of the second's accuracy minus the first's over all pairs, a fraction. */
    double meanDifference(Measure measure) {
        return pairs.stream()
                .mapToDouble(pair -> pair.difference(measure))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * The answer that decides: over seeds on this data, by the test set if all were tested; if there are too few seeds,
     * over splits.
     */
    @Nullable
    Answer decisive() {
        Answer tested = overSeeds(Measure.TEST);
        Answer seeds = tested == null ? overSeeds(Measure.VALIDATION) : tested;
        return seeds == null ? overSplits() : seeds;
    }

    /** What other seeds would give on this data; null for too few. */
    private @Nullable Answer overSeeds(Measure measure) {
        Map<Long, List<Pair>> bySeed = groups(pair -> pair.after().seed());
        Set<Integer> folds = folds(pairs);
        // A seed that lacks a fold would be compared on different images from the rest.
        List<List<Pair>> whole =
                bySeed.values().stream().filter(own -> folds(own).equals(folds)).toList();
        double[] differences = means(whole, measure);
        if (differences.length < FEWEST || !Arrays.stream(differences).allMatch(Double::isFinite)) {
            return null;
        }
        boolean sameSplit = whole.stream()
                        .flatMap(List::stream)
                        .map(pair -> pair.after().split().seed())
                        .distinct()
                        .count()
                == 1;
        return new Answer(
                measure,
                differences.length + " seeds",
                sameSplit ? "on this data" : "on this data, over its splits",
                0,
                PairedTTest.of(differences, 0));
    }

    /** What other data of the same kind would give, by validation images; null for too few splits. */
    @Nullable
    Answer overSplits() {
        Map<DataSplit, List<Pair>> bySplit = pairs.stream()
                .collect(Collectors.groupingBy(pair -> pair.after().split()));
        if (bySplit.size() < FEWEST) {
            return null;
        }
        double ratio = pairs.get(0).after().split().validationToTraining();
        return new Answer(
                Measure.VALIDATION,
                bySplit.size() + (folds(pairs).contains(0) ? " splits" : " folds"),
                "over other data like this",
                ratio,
                PairedTTest.of(means(bySplit.values(), Measure.VALIDATION), ratio));
    }

    /**
     * Interval of the difference on the test set over other seeds and other test images; null if fewer than three seeds
     * were tested.
     */
    @Nullable
    Interval overSeedsAndImages() {
        List<Pair> tested = pairs.stream()
                .filter(pair -> pair.before().test() != null && pair.after().test() != null)
                .toList();
        boolean comparable = tested.stream().allMatch(pair -> pair.before().fold() == 0 && sameImages(pair, tested));
        return tested.size() < FEWEST || !comparable
                ? null
                : CrossedBootstrap.of(tested.stream().map(PairedRuns::outcomes).toArray(byte[][]::new));
    }

    private static boolean sameImages(Pair pair, List<Pair> all) {
        int[] images = test(all.get(0).before()).actual();
        return Arrays.equals(images, test(pair.before()).actual())
                && Arrays.equals(images, test(pair.after()).actual());
    }

    private static byte[] outcomes(Pair pair) {
        Predictions first = test(pair.before());
        Predictions second = test(pair.after());
        byte[] outcomes = new byte[first.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = (byte) ((second.right(i) ? 1 : 0) - (first.right(i) ? 1 : 0));
        }
        return outcomes;
    }

    private static Predictions test(RunFigures run) {
        return Objects.requireNonNull(run.test());
    }

    private <K extends Comparable<K>> Map<K, List<Pair>> groups(Function<Pair, K> key) {
        return pairs.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private static Set<Integer> folds(List<Pair> pairs) {
        return pairs.stream().map(pair -> pair.after().fold()).collect(Collectors.toSet());
    }

    private static double[] means(Collection<List<Pair>> groups, Measure measure) {
        return groups.stream()
                .mapToDouble(group -> group.stream()
                        .mapToDouble(pair -> pair.difference(measure))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }

    /** A sentence about finished runs without a counterpart; null if there are none. */
    @Nullable
    String leftOut() {
        String runs = Stream.of(before, after)
                .filter(variant -> finished(variant).size() > pairs.size())
                .map(variant -> {
                    int without = finished(variant).size() - pairs.size();
                    return Text.format("%d run%s of %s", without, without == 1 ? "" : "s", variant.name());
                })
                .collect(Collectors.joining(" and "));
        return runs.isEmpty()
                ? null
                : Text.format("Left out: %s without a counterpart of the same seed, data and validation images.", runs);
    }

    /** Says why no runs can be paired. */
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
