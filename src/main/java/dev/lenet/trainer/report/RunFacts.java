package dev.lenet.trainer.report;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.report.StudyReport.Fact;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunRecord.DatasetRecord;
import dev.lenet.trainer.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was run, on which data, machine and versions. If runs differ, each value is listed once. */
final class RunFacts {

    /** Enough of a digest to recognise it. */
    private static final int DIGITS = 12;

    private RunFacts() {}

    static List<Fact> of(List<RunRecord> runs) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(runs.size() == 1 ? "Run" : "Runs", names(runs)));
        facts.add(new Fact("Data", each(runs, run -> data(run.dataset()))));
        facts.add(new Fact("Recipe", each(runs, run -> run.spec().recipe().describe())));
        facts.add(new Fact("Augmentation", each(runs, RunFacts::augmentation)));
        facts.add(new Fact("Seed", each(runs, run -> Long.toString(run.spec().seed()))));
        facts.add(new Fact("Machine", each(runs, run -> machine(run.provenance()))));
        facts.add(new Fact("Computed by", each(runs, run -> kernels(run.provenance()))));
        facts.add(new Fact("Versions", each(runs, run -> versions(run.provenance()))));
        facts.add(new Fact("Time", time(runs)));
        return facts;
    }

    private static String names(List<RunRecord> runs) {
        return runs.stream().map(RunRecord::run).collect(Collectors.joining(", "));
    }

    private static String each(List<RunRecord> runs, Function<RunRecord, String> words) {
        return runs.stream().map(words).distinct().collect(Collectors.joining("; "));
    }

    private static String data(DatasetRecord data) {
        return Text.format(
                "%s, %,d training, %,d validation and %,d test images, SHA\u2011256 %s…",
                data.description().title(),
                data.training(),
                data.validation(),
                data.test(),
                data.sha256().substring(0, Math.min(DIGITS, data.sha256().length())));
    }

    private static String augmentation(RunRecord run) {
        AugmentationSettings settings = run.spec().augmentation();
        return settings == null ? "none" : settings.describe();
    }

    private static String machine(Provenance made) {
        return Text.format("%s, %s, %s", made.cpu(), Text.count(made.cores(), "core"), made.os());
    }

    private static String kernels(Provenance made) {
        return Text.format("%s, %s", made.backend().toUpperCase(Locale.ROOT), made.kernels());
    }

    private static String versions(Provenance made) {
        String commit = made.gitCommit();
        return Text.format(
                "trainer %s (commit %s), Deeplearning4j %s, Java %s",
                made.trainer(),
                commit.length() > DIGITS ? commit.substring(0, DIGITS) : commit,
                made.dl4j(),
                made.java());
    }

    private static String time(List<RunRecord> runs) {
        Instant start = runs.stream()
                .map(run -> run.times().started())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant end = runs.stream()
                .map(run -> run.times().ended())
                .flatMap(Stream::ofNullable)
                .max(Comparator.naturalOrder())
                .orElse(null);
        double seconds = runs.stream()
                .map(run -> run.times().seconds())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        String all = end == null ? "not finished" : Figures.duration(seconds) + (runs.size() == 1 ? "" : " in total");
        return Text.format("%s, %s", Text.minute(start), all);
    }
}
