package dev.lenet.trainer.report;

import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.report.StudyReport.Contrast;
import dev.lenet.trainer.report.StudyReport.Fact;
import dev.lenet.trainer.report.StudyReport.TestSetMap;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.study.RepeatingCommand;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Assembles reports from stored runs. Only the example images come from elsewhere, the data set; without it, the report
 * lacks them and says so.
 */
public final class StoredReports {

    private StoredReports() {}

    /**
     * Runs that are compared with others.
     *
     * @param name a run's or a study's
     * @param runs at least one
     */
    public record Source(String name, List<StoredRun> runs) {

        /** Keeps its own copy of the runs. */
        public Source {
            runs = List.copyOf(runs);
        }
    }

    /**
     * The report of one run.
     *
     * @param run the run, finished or not
     * @param test the test set's images, for examples; null if they are not available
     * @param modelsDir where to look for other runs of the same recipe, to estimate the role of chance; null to skip
     *     this
     * @return its report
     */
    public static StudyReport ofRun(StoredRun run, @Nullable ImageSet test, @Nullable Path modelsDir) {
        RunRecord record = run.record();
        Variant variant = record.spec().variant();
        return assemble(
                record.model().model() + " on " + Samples.name(record),
                RepeatingCommand.of(
                        record.spec(), run.folder(), record.dataset().data().folder()),
                List.of(new ReportRow(variant.model(), "", List.of(run))),
                test,
                List.of(),
                modelsDir);
    }

    /**
     * The report of a study.
     *
     * @param runs at least one, all different in variant, fold or seed
     * @param command the command line that repeats the study
     * @param test the test set's images, for examples; null if they are not available
     * @return its report, with a row for each variant in the order of the study
     * @throws IllegalArgumentException if there are no runs
     */
    public static StudyReport ofStudy(List<StoredRun> runs, String command, @Nullable ImageSet test) {
        return ofStudy(runs, List.of(), command, test, null);
    }

    /**
     * The report of a study that lacks some runs, which the report lists.
     *
     * @param runs at least one, all different in variant, fold or seed
     * @param missing names of the missing runs
     * @param command the command line that was given
     * @param test the test set's images, for examples; null if they are not available
     * @param modelsDir where to look for other runs of the same recipe, to estimate the role of chance; null to skip
     *     this
     * @return its report, as for a complete study
     * @throws IllegalArgumentException if there are no runs
     */
    public static StudyReport ofStudy(
            List<StoredRun> runs,
            List<String> missing,
            String command,
            @Nullable ImageSet test,
            @Nullable Path modelsDir) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("A study's report needs at least one run, but there is none.");
        }
        List<ReportRow> rows = new ArrayList<>();
        boolean shipped = ReferenceStudy.has(runs);
        byVariant(runs).forEach((variant, own) -> rows.add(new ReportRow(name(variant, shipped), "", own)));
        String what = rows.size() == 1
                ? rows.get(0).name()
                : (shipped ? "LeNet-5 variants" : Text.count(rows.size(), "variant"));
        return assemble(what + " on " + Samples.name(runs.get(0).record()), command, rows, test, missing, modelsDir);
    }

    /**
     * The model's name in the shipped study; in a study of other variants, the variant's own name, which its settings
     * use.
     */
    private static String name(Variant variant, boolean shipped) {
        return shipped ? variant.model() : variant.name();
    }

    /**
     * The report of several runs and studies.
     *
     * @param sources at least one, each with a unique name
     * @param test the test set's images, for examples; null if they are not available
     * @return its report, with a row for each variant of each source, the same variant of different sources together
     */
    public static StudyReport ofSeveral(List<Source> sources, @Nullable ImageSet test) {
        List<ReportRow> rows = new ArrayList<>();
        for (Source source : sources) {
            boolean shipped = ReferenceStudy.has(source.runs());
            byVariant(source.runs())
                    .forEach((variant, runs) -> rows.add(new ReportRow(
                            Text.format("%s (%s)", source.name(), name(variant, shipped)), source.name(), runs)));
        }
        List<String> order =
                FamilyOrder.of(rows.stream().map(ReportRow::variant).toList());
        rows.sort(Comparator.comparingInt(
                row -> order.indexOf(row.variant().name()))); // stable: sources keep their order
        List<String> names = sources.stream().map(Source::name).toList();
        return assemble(
                "Comparison of " + String.join(", ", names),
                RepeatingCommand.comparing(names),
                rows,
                test,
                List.of(),
                null);
    }

    /** The runs of each variant by seed and fold; the variants in the order of the runs, parents before their children. */
    private static Map<Variant, List<StoredRun>> byVariant(List<StoredRun> runs) {
        Map<Variant, List<StoredRun>> groups = new LinkedHashMap<>();
        List<Variant> variants =
                runs.stream().map(run -> run.record().spec().variant()).toList();
        List<String> order = FamilyOrder.of(variants);
        variants.stream()
                .sorted(Comparator.comparingInt(variant -> order.indexOf(variant.name())))
                .forEach(variant -> groups.put(variant, new ArrayList<>()));
        runs.stream()
                .sorted(Comparator.comparingLong(
                                (StoredRun run) -> run.record().spec().seed())
                        .thenComparingInt(StoredReports::fold))
                .forEach(run -> groups.computeIfAbsent(run.record().spec().variant(), variant -> new ArrayList<>())
                        .add(run));
        return groups;
    }

    private static int fold(StoredRun run) {
        Fold fold = run.record().spec().fold();
        return fold == null ? 0 : fold.index();
    }

    private static StudyReport assemble(
            String title,
            String command,
            List<ReportRow> rows,
            @Nullable ImageSet test,
            List<String> missing,
            @Nullable Path modelsDir) {
        List<RunRecord> records = rows.stream()
                .flatMap(row -> row.runs().stream())
                .map(StoredRun::record)
                .toList();
        List<TestedVariant> tested = TestedRuns.of(rows, test);
        List<VariantResult> results = new ArrayList<>();
        List<Contrast> contrasts = new ArrayList<>();
        Contrasts.add(rows, results, contrasts);
        List<Fact> facts = new ArrayList<>(RunFacts.of(records));
        if (test == null && !tested.isEmpty()) {
            facts.add(new Fact("Example images", "left out, because the data set was not available"));
        }
        TestSetMap map = TestedRuns.map(rows);
        return new StudyReport(
                title,
                notice(records, missing),
                command,
                facts,
                records.get(0).dataset().description().classNames(),
                results,
                contrasts,
                tested,
                map,
                FirstLayers.of(rows, test),
                modelsDir == null ? null : EarlierRunsSearch.of(rows, modelsDir),
                Method.of(rows, tested, map != null));
    }

    private static @Nullable String notice(List<RunRecord> runs, List<String> missing) {
        List<String> sentences = new ArrayList<>();
        runs.stream().map(Samples::notice).flatMap(Stream::ofNullable).limit(1).forEach(sentences::add);
        for (RunRecord run : runs) {
            if (run.status() != RunStatus.COMPLETED) {
                String failure = run.failure() == null ? "" : ": " + run.failure();
                sentences.add(Text.format(
                        "Run %s is %s%s%s", run.run(), run.status(), failure, failure.endsWith(".") ? "" : "."));
            }
        }
        if (!missing.isEmpty()) {
            sentences.add(Text.format(
                    "%s of this study left no results: %s.",
                    Text.count(missing.size(), "run"), String.join(", ", missing)));
        }
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }
}
