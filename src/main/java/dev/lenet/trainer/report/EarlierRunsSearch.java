package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.report.StudyReport.EarlierRuns;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks in the models folder for other runs of a report's recipe if the report has too few to estimate the role of
 * chance.
 */
final class EarlierRunsSearch {

    /** Reading more would delay the end of a run. */
    private static final int MOST_READ = 300;

    private EarlierRunsSearch() {}

    /**
     * Returns the variant with the most runs that differ only in their seed; null if no variant allows an estimate of
     * the spread.
     */
    static @Nullable EarlierRuns of(List<ReportRow> rows, Path modelsDir) {
        if (rows.stream().anyMatch(row -> row.runs().size() >= PairedRuns.FEWEST)) {
            return null;
        }
        List<RunEntry> entries = new RunCatalogue(modelsDir).runs();
        List<RunRecord> known = new ArrayList<>();
        entries.stream()
                .skip(Math.max(0, entries.size() - MOST_READ))
                .map(RunEntry::record)
                .filter(Objects::nonNull)
                .filter(run -> run.status() == RunStatus.COMPLETED)
                .forEach(known::add);
        EarlierRuns best = null;
        for (ReportRow row : rows) {
            List<RunRecord> alike = new ArrayList<>();
            row.runs().forEach(run -> alike.add(run.record()));
            RunRecord own = alike.get(0);
            known.stream().filter(other -> alike(own, other)).forEach(alike::add);
            EarlierRuns found = spread(row.name(), alike);
            if (found != null && (best == null || found.runs() > best.runs())) {
                best = found;
            }
        }
        return best;
    }

    private static boolean alike(RunRecord own, RunRecord other) {
        RunSpec spec = own.spec();
        return spec.fold() == null
                && other.spec().fold() == null
                && spec.digest().equals(other.spec().digest())
                && own.dataset().sha256().equals(other.dataset().sha256())
                && Objects.equals(spec.data().limit(), other.spec().data().limit())
                && spec.data().validationFraction() == other.spec().data().validationFraction();
    }

    /** The spread over seeds on one split, pooled over the splits, because some splits are harder than others. */
    private static @Nullable EarlierRuns spread(String variant, List<RunRecord> runs) {
        Map<Long, Map<Long, Double>> bySplit = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            Double accuracy = run.best().validationAccuracy();
            if (accuracy != null && run.spec().fold() == null) {
                // The same seed on the same split is the same run.
                bySplit.computeIfAbsent(run.spec().splitSeed(), seed -> new TreeMap<>())
                        .put(run.spec().seed(), accuracy);
            }
        }
        double squares = 0;
        int freedom = 0;
        int counted = 0;
        for (Map<Long, Double> split : bySplit.values()) {
            SampleStatistics statistics = SampleStatistics.of(split.values());
            if (statistics.n() > 1) {
                squares += (statistics.n() - 1) * Math.pow(statistics.standardDeviation(), 2);
                freedom += statistics.n() - 1;
                counted += statistics.n();
            }
        }
        return freedom < PairedRuns.FEWEST - 1 || squares == 0
                ? null
                : new EarlierRuns(variant, counted, Math.sqrt(squares / freedom));
    }
}
