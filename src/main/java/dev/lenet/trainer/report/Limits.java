package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.Interval;
import dev.lenet.trainer.evaluation.statistics.WilsonInterval;
import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a study cannot tell, derived from what was run. */
final class Limits {

    private final List<ReportRow> rows;
    private final List<RunRecord> runs;
    private final List<RunSpec> specs;

    private Limits(List<ReportRow> rows) {
        this.rows = rows;
        this.runs = rows.stream()
                .flatMap(row -> row.runs().stream())
                .map(StoredRun::record)
                .toList();
        this.specs = runs.stream().map(RunRecord::spec).toList();
    }

    static List<String> of(List<ReportRow> rows, List<TestedVariant> tested) {
        Limits limits = new Limits(rows);
        List<String> sentences = new ArrayList<>();
        limits.runs(sentences);
        limits.data(sentences);
        limits.recipe(sentences);
        limits.test(tested, sentences);
        return sentences;
    }

    private void runs(List<String> sentences) {
        int most = rows.stream().mapToInt(row -> row.runs().size()).max().orElse(0);
        if (most < PairedRuns.FEWEST) {
            sentences.add(
                    rows.size() == 1
                            ? "So few runs cannot show how much of the accuracy is due to the luck of the seed."
                            : Text.format(
                                    "With %s of each variant, the report cannot tell a variant's merit from the luck of a seed.",
                                    most == 1 ? "one run" : "two runs"));
        }
        boolean folds = specs.stream().anyMatch(spec -> spec.fold() != null);
        boolean oneSplit = specs.stream().map(RunSpec::splitSeed).distinct().count() == 1;
        if (folds) {
            sentences.add(
                    "The models of two folds share most of their training images. Their spread is smaller than that between independent data sets would be.");
        } else if (most > 1 && oneSplit) {
            sentences.add(
                    "All runs share one split. Runs of the same variant differ only in their seeds; how they would differ on other images is not known.");
        }
        long unfinished =
                runs.stream().filter(run -> run.status() != RunStatus.COMPLETED).count();
        if (unfinished > 0) {
            sentences.add(Text.format(
                    "%s did not complete, so the figures of the affected variants are based on fewer or shorter runs.",
                    Text.count(unfinished, "run")));
        }
    }

    private void data(List<String> sentences) {
        boolean limited = specs.stream().anyMatch(spec -> spec.data().limit() != null);
        if (limited || runs.stream().anyMatch(Samples::isSample)) {
            sentences.add("Only part of the data set was used. More images usually give higher accuracy"
                    + (rows.size() == 1 ? "." : ", and may change the order of the variants."));
        }
        if (runs.stream().map(run -> run.dataset().sha256()).distinct().count() == 1) {
            sentences.add("Only one data set was used. Results on others may differ.");
        }
    }

    private void recipe(List<String> sentences) {
        List<Recipe> recipes = specs.stream().map(RunSpec::recipe).distinct().toList();
        if (rows.size() > 1 && recipes.size() == 1) {
            sentences.add(
                    "All variants were trained with one recipe, which was tuned for none of them. A variant may do better with another learning rate or more epochs.");
        }
        long atTheEnd = runs.stream()
                .filter(run -> run.spec().recipe().keep() == KeptEpoch.BEST)
                .filter(run -> Objects.equals(
                        run.best().bestEpoch(), run.spec().recipe().epochs()))
                .count();
        if (2 * atTheEnd >= runs.size()) {
            sentences.add(
                    runs.size() == 1
                            ? "The last epoch was the best, so longer training may change the figures."
                            : Text.format(
                                    "In %d of %d runs the last epoch was the best, so longer training may change the figures.",
                                    atTheEnd, runs.size()));
        }
    }

    private void test(List<TestedVariant> tested, List<String> sentences) {
        if (tested.isEmpty()) {
            boolean chosen = specs.stream().anyMatch(spec -> spec.recipe().keep() == KeptEpoch.BEST);
            sentences.add(
                    chosen
                            ? "No model was tested. The epoch was chosen by validation accuracy, so accuracy on new images will be a little lower."
                            : "No model was tested.");
            return;
        }
        TestedVariant first = tested.get(0);
        int images = TestedView.images(first);
        Interval interval = WilsonInterval.of((int) Math.round(first.matrix().accuracy() * images), images);
        sentences.add(Text.format(
                "%s test images determine the accuracy of a model only to about ±%s points (95\u00a0%%, Wilson, 1927).",
                Figures.count(images), Text.fixed(50 * (interval.upper() - interval.lower()), 1)));
    }
}
