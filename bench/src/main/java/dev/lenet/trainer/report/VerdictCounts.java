package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.PairedPower;
import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.report.StudyReport.Contrast;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts the verdicts that reports would give on many small studies drawn from one large one, whose variants were trained with
 * many seeds on one split. Two groups of seeds of the same variant form a study of no change; with points added to one of them,
 * a study of a change of known size; seeds of two variants, a study of a real change. It is in the report's package so that it
 * can call the report's own code.
 */
public final class VerdictCounts {

    private static final int STUDIES = 2000;
    private static final int[] REPEATS = {3, 5, 10, 20};
    private static final double[] POINTS = {0, 0.25, 0.5};

    private final Random random = new Random(7);
    private final Map<String, List<RunFigures>> variants = new TreeMap<>();

    private VerdictCounts(List<StoredRun> runs) {
        for (StoredRun run : runs) {
            if (run.record().status() == RunStatus.COMPLETED) {
                variants.computeIfAbsent(run.record().spec().variant().name(), key -> new ArrayList<>())
                        .add(Records.with(ReportRow.figures(run), "test", null));
            }
        }
        variants.values().removeIf(own -> own.size() < 2 * REPEATS[0]);
    }

    /**
     * Prints the counts as tables in Markdown.
     *
     * @param arguments the folder of the run folders, and the study's name
     */
    public static void main(String[] arguments) {
        new VerdictCounts(StoredRun.readAll(Path.of(arguments[0]), arguments[1])).print();
    }

    private void print() {
        System.out.println("""
                | variant | runs | validation accuracy in per cent, mean ± standard deviation over seeds |
                |---|---|---|""");
        variants.forEach((name, runs) -> System.out.println(
                Text.format("| %s | %d | %s |", name, runs.size(), Figures.meanAndDeviation(spread(runs)))));
        System.out.println("""

                | repeats | points added | gain | loss | no difference | not shown | gain expected |
                |---|---|---|---|---|---|---|""");
        for (int repeats : REPEATS) {
            for (double points : POINTS) {
                sameRecipe(repeats, points / 100);
            }
        }
        System.out.println("""

                | change | repeats | gain | loss | no difference | not shown |
                |---|---|---|---|---|---|""");
        List<String> names = List.copyOf(variants.keySet());
        for (int i = 1; i < names.size(); i++) {
            for (int repeats : REPEATS) {
                change(names.get(i - 1), names.get(i), repeats);
            }
        }
    }

    private static SampleStatistics spread(List<RunFigures> runs) {
        return SampleStatistics.of(
                runs.stream().map(RunFigures::validationAccuracy).toList());
    }

    private void sameRecipe(int repeats, double added) {
        List<List<RunFigures>> usable = variants.values().stream()
                .filter(runs -> runs.size() >= 2 * repeats)
                .toList();
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        double squares = 0;
        for (List<RunFigures> runs : usable) {
            squares += Math.pow(spread(runs).standardDeviation(), 2);
            for (int study = 0; study < STUDIES; study++) {
                List<RunFigures> drawn = new ArrayList<>(runs);
                Collections.shuffle(drawn, random);
                count(counts, drawn.subList(0, repeats), drawn.subList(repeats, 2 * repeats), added);
            }
        }
        double deviation = Math.sqrt(2 * squares / usable.size());
        // The test is two-sided, so half of the level is expected as gains if nothing was added.
        String expected = usable.isEmpty()
                ? "too few runs"
                : percent(
                        added == 0
                                ? Verdict.LEVEL / 2
                                : new PairedPower(deviation, Verdict.LEVEL, 0).of(added, repeats));
        System.out.println(Text.format("| %d | %.2f | %s | %s |", repeats, added * 100, row(counts), expected));
    }

    private void change(String before, String after, int repeats) {
        List<RunFigures> first = variants.get(before);
        List<RunFigures> second = variants.get(after);
        if (first == null || second == null || Math.min(first.size(), second.size()) < repeats) {
            return;
        }
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int study = 0; study < STUDIES; study++) {
            Collections.shuffle(first, random);
            Collections.shuffle(second, random);
            count(counts, first.subList(0, repeats), second.subList(0, repeats), 0);
        }
        System.out.println(Text.format("| %s over %s | %d | %s |", after, before, repeats, row(counts)));
    }

    private static void count(
            Map<Verdict, Integer> counts, List<RunFigures> before, List<RunFigures> after, double added) {
        VariantResult first = result("before", before, 0);
        VariantResult second = result("after", after, added);
        StudyReport report = new StudyReport(
                "",
                null,
                "",
                List.of(),
                List.of(),
                List.of(first, second),
                List.of(new Contrast(first, second, "")),
                List.of(),
                null,
                null,
                null,
                null);
        counts.merge(Comparisons.of(report).get(0).verdict(), 1, Integer::sum);
    }

    /** Runs numbered as seeds from 0, so that those of the two groups pair. */
    private static VariantResult result(String name, List<RunFigures> runs, double added) {
        List<RunFigures> numbered = IntStream.range(0, runs.size())
                .mapToObj(i -> {
                    RunFigures run = Records.with(runs.get(i), "seed", (long) i);
                    Double test = run.testAccuracy();
                    return Records.with(
                            Records.with(run, "validationAccuracy", run.validationAccuracy() + added),
                            "testAccuracy",
                            test == null ? null : test + added);
                })
                .toList();
        return new VariantResult(name, "", 0, 0, 0, numbered, null);
    }

    private static String row(Map<Verdict, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return String.join(
                " | ",
                Stream.of(Verdict.GAIN, Verdict.LOSS, Verdict.NO_DIFFERENCE, Verdict.NOT_SHOWN)
                        .map(verdict -> all == 0 ? "" : percent((double) counts.getOrDefault(verdict, 0) / all))
                        .toList());
    }

    private static String percent(double share) {
        return Figures.percent(share).replace('\u00a0', ' ');
    }
}
