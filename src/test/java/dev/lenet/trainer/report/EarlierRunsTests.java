package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.report.StudyReport.EarlierRuns;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.DataRecord;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunRecord.DatasetRecord;
import dev.lenet.trainer.store.RunRecord.ModelRecord;
import dev.lenet.trainer.store.StoredRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunsTests {

    private static final RunSpec SPEC = Specs.of(Five.VAR3).with("splitSeed", 42L);

    @TempDir
    Path models;

    private StoredRun run(String name, RunSpec plain, double accuracy) {
        RunSpec spec = plain.on(FashionMnist.named("sample"));
        RunRecord record = RunRecord.started(
                        name,
                        spec,
                        new DatasetRecord(
                                new DataRecord(FashionMnist.named("sample"), "0123456789abcdef"), 4000, 1000, 1000),
                        new Provenance(
                                "1", "abc", "1.0.0-M2.1", "17", "Linux", "CPU", 2, "cpu", "CPU", "vectors", null, null),
                        new ModelRecord("LeNet5_var3", 61794, 61750, 15, 0.4),
                        Instant.EPOCH)
                .withBest(new EpochMetrics(14, 0.001, 0.5, 0.8, 0.4, accuracy, 2, 1000))
                .ended(RunStatus.COMPLETED, Instant.EPOCH.plusSeconds(90), null);
        try (RunFolder folder = RunFolder.create(models, name)) {
            folder.write(record);
            return new StoredRun(folder.path(), record, List.of(), null, null);
        }
    }

    private static RunSpec seed(long seed) {
        return SPEC.with("seed", seed);
    }

    private @Nullable EarlierRuns found(StoredRun run) {
        return StoredReports.ofRun(run, null, models).earlier();
    }

    @Test
    void tellOfTheSpreadOverSeedsOnOneSplit() {
        StoredRun run = run("a", seed(1), 0.880);
        run("again", seed(1), 0.880); // the same run once more is no other seed
        run("b", seed(2), 0.884);
        run("c", seed(3), 0.888);
        run("other-split", SPEC.with("splitSeed", 7L).with("seed", 1L), 0.95);
        run("other-recipe", seed(4).with("recipe", SPEC.recipe().with("epochs", 30)), 0.99);
        run("less-data", Specs.limited(seed(5), 100), 0.5);

        EarlierRuns earlier = Objects.requireNonNull(found(run));

        assertThat(earlier.runs()).isEqualTo(3);
        assertThat(earlier.deviation()).isCloseTo(0.004, within(1e-9)); // NumPy: std([.880, .884, .888], ddof=1)
        // statsmodels: ceil(TTestPower().solve_power(d / (0.004 * sqrt(2)), alpha=0.05, power=0.8)) for d = 0.003 and
        // 0.005
        assertThat(HtmlReport.of(StoredReports.ofRun(run, null, models)))
                .contains("The 3 runs of LeNet5_var3 in the models folder")
                .contains("spread by 0.40 points of validation accuracy")
                .contains(
                        "0.3 points 80 times in 100 with 30 repeats of each variant, and one of 0.5 points with 13 repeats");
    }

    @Test
    void areNoneWhereTooFewAreAlike() {
        StoredRun run = run("a", seed(1), 0.880);
        run("b", seed(2), 0.884);

        assertThat(found(run)).isNull();
        assertThat(HtmlReport.of(StoredReports.ofRun(run, null, models)))
                .contains("What one run can tell")
                .contains("cannot be estimated from this");
    }

    @Test
    void areNotLookedForWhereTheReportHasEnoughOfItsOwn() {
        List<StoredRun> runs = List.of(run("a", seed(1), 0.880), run("b", seed(2), 0.884), run("c", seed(3), 0.888));

        assertThat(StoredReports.ofStudy(runs, List.of(), "java", null, models).earlier())
                .isNull();
    }
}
