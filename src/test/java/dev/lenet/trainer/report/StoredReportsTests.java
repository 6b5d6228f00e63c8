package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.ImageSets;
import dev.lenet.trainer.evaluation.Evaluation;
import dev.lenet.trainer.evaluation.Predictions;
import dev.lenet.trainer.evaluation.tsne.EmbeddedPoints;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.report.StoredReports.Source;
import dev.lenet.trainer.report.StudyReport.Contrast;
import dev.lenet.trainer.report.StudyReport.Fact;
import dev.lenet.trainer.report.StudyReport.Mistake;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.DataRecord;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunRecord.DatasetRecord;
import dev.lenet.trainer.store.RunRecord.ModelRecord;
import dev.lenet.trainer.store.StoredRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoredReportsTests {

    private static final AugmentationSettings AUGMENTATION = new AugmentationSettings(10, 0.5, 0.1, 0.1);
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Path FOLDER = Path.of("models", "a");
    private static final int[] ACTUAL = {0, 1, 6, 6};
    private static final ImageSet IMAGES =
            ImageSets.gray(2, 2, new byte[] {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3}, new byte[] {0, 1, 6, 6});

    @Nested
    class OfARun {

        @Test
        void sayWhatWasRunAndHowToRepeatIt() {
            StudyReport report = StoredReports.ofRun(tested("a", Five.VAR3, 7, AUGMENTATION, 0, 1, 6, 0), IMAGES, null);

            assertThat(report.title()).isEqualTo("LeNet5_var3 on Fashion-MNIST");
            assertThat(report.notice()).isNull();
            assertThat(report.command())
                    .contains("--variant=var3 ", "--seed=7", "--augment=true", "--augmentation.rotation-degrees=10.0");
            assertThat(report.facts())
                    .contains(
                            new Fact("Run", "a"),
                            new Fact("Seed", "7"),
                            new Fact("Augmentation", AUGMENTATION.describe()),
                            new Fact("Time", "2026-01-02 03:04 UTC, 1 min 30 s"));
            VariantResult variant = report.variants().get(0);
            assertThat(variant.layers()).isEqualTo(15);
            assertThat(variant.runs().get(0).validationAccuracy()).isEqualTo(0.9);
        }

        @Test
        void showTheMistakesWithTheirImages() {
            StudyReport report = StoredReports.ofRun(tested("a", Five.VAR3, 7, null, 0, 1, 6, 0), IMAGES, null);

            TestedVariant model = report.tested().get(0);
            assertThat(model.matrix().counts()[6][0]).isEqualTo(1);
            Mistake mistake = model.mistakes().get(0);
            assertThat(model.mistakes()).hasSize(1);
            assertThat(mistake.index()).isEqualTo(3);
            assertThat(mistake.pixels()).containsExactly(3, 3, 3, 3);
            assertThat(mistake.confidence()).isEqualTo(0.75);
        }

        @Test
        void sayThatTheImagesAreMissing() {
            StudyReport report = StoredReports.ofRun(tested("a", Five.VAR3, 7, null, 0, 1, 6, 0), null, null);

            assertThat(report.tested().get(0).mistakes()).isEmpty();
            assertThat(report.facts()).extracting(Fact::name).contains("Example images");
            assertThat(HtmlReport.of(report)).contains("left out").doesNotContain("data:image/png");
        }

        @Test
        void showTheMap() {
            StoredRun run = tested("a", Five.VAR3, 7, null, 0, 1, 6, 0);
            EmbeddedPoints map = new EmbeddedPoints(
                    new int[] {2}, new float[] {1.5f}, new float[] {2}, new int[] {6}, new int[] {0});
            StudyReport report = StoredReports.ofRun(
                    new StoredRun(FOLDER, run.record(), run.history(), run.predictions(), map), IMAGES, null);

            assertThat(Objects.requireNonNull(report.map()).points()).containsExactly(new EmbeddedPoint(1.5, 2, 6, 0));
        }

        @Test
        void haveTheReferencesFiguresOnlyForItsVariantsDataAndRecipe() {
            RunSpec plain = Specs.of(Five.VAR3).on(FashionMnist.named("fashion-mnist"));
            Variant own = new Variant(
                    "var3", "mine", null, "", Five.VAR3.architecture().with("kernel", List.of(3)));

            assertThat(reference(plain)).isEqualTo(ReferenceStudy.of("var3"));
            assertThat(reference(plain.with("seed", 8L))).isEqualTo(ReferenceStudy.of("var3"));
            assertThat(List.of(
                            plain.with("augmentation", AUGMENTATION),
                            plain.with("recipe", plain.recipe().with("epochs", 60)),
                            plain.with("limit", 1000),
                            plain.on(FashionMnist.named("sample")),
                            plain.with("variant", own)))
                    .allSatisfy(spec -> assertThat(reference(spec)).isNull());
        }

        private static @Nullable ReferenceFigures reference(RunSpec spec) {
            StoredRun run = new StoredRun(FOLDER, started("a", spec), List.of(), null, null);
            return StoredReports.ofRun(run, null, null).variants().get(0).reference();
        }

        @Test
        void ofAStoppedRunWithoutEpochsIsWhole() {
            RunRecord stopped = started("a", spec(Five.BASELINE, "sample", 1, null))
                    .ended(RunStatus.STOPPED, START.plusSeconds(1), null);
            StudyReport report =
                    StoredReports.ofRun(new StoredRun(FOLDER, stopped, List.of(), null, null), IMAGES, null);

            assertThat(report.notice()).contains("Embedded sample", "Run a is STOPPED.");
            assertThat(report.variants().get(0).reference()).isNull();
            assertThat(HtmlReport.of(report)).contains("No run has finished yet.");
        }
    }

    @Nested
    class OfAStudy {

        @Test
        void haveARowAVariantInTheStudysOrder() {
            List<StoredRun> runs = List.of(
                    tested("d", Five.VAR4, 42, null, 0, 1, 6, 6),
                    tested("b", Five.VAR3, 43, null, 0, 1, 0, 0),
                    tested("a", Five.VAR3, 42, null, 0, 0, 6, 0));
            StudyReport report = StoredReports.ofStudy(runs, "java -jar target/trainer.jar", IMAGES);

            assertThat(report.title()).isEqualTo("LeNet-5 variants on Fashion-MNIST");
            assertThat(report.variants()).extracting(VariantResult::name).containsExactly("LeNet5_var3", "LeNet5_var4");
            assertThat(report.variants().get(0).runs())
                    .extracting(StudyReport.RunFigures::seed)
                    .containsExactly(42L, 43L);
            assertThat(report.tested()).extracting(TestedVariant::name).containsExactly("LeNet5_var3", "LeNet5_var4");
            TestedVariant both = report.tested().get(0);
            assertThat(both.models()).containsExactly("seed 42", "seed 43");
            assertThat(both.matrix().total()).isEqualTo(8);
            assertThat(both.mistakes())
                    .extracting(Mistake::index, Mistake::predicted, Mistake::models)
                    .containsExactly(tuple(1, 0, 1), tuple(2, 0, 1), tuple(3, 0, 2));
            assertThat(report.contrasts()).extracting(Contrast::changes).containsExactly("pooling max → average");
        }

        @Test
        void nameAFailedRun() {
            RunRecord failed = started("b", spec(Five.VAR3, "fashion-mnist", 42, null))
                    .ended(RunStatus.FAILED, START.plusSeconds(1), "training diverged");
            List<StoredRun> runs = List.of(
                    tested("a", Five.BASELINE, 42, null, 0, 1, 6, 6),
                    new StoredRun(FOLDER, failed, List.of(), null, null));

            StudyReport report = StoredReports.ofStudy(runs, "the command", IMAGES);

            assertThat(report.command()).isEqualTo("the command");
            assertThat(report.notice()).isEqualTo("Run b is FAILED: training diverged.");
            assertThat(HtmlReport.of(report)).contains("LeNet5_var3");
        }
    }

    @Test
    void ofSeveralSourcesTellThemApartByTheirSettings() {
        StudyReport report = StoredReports.ofSeveral(
                List.of(
                        new Source("plain", List.of(tested("plain", Five.VAR4, 42, null, 0, 1, 6, 6))),
                        new Source("older", List.of(tested("older", Five.VAR3, 42, null, 0, 1, 6, 6))),
                        new Source("turned", List.of(tested("turned", Five.VAR4, 42, AUGMENTATION, 0, 1, 6, 0)))),
                IMAGES);

        assertThat(report.command()).endsWith("--compare=plain,older,turned");
        assertThat(report.variants())
                .extracting(VariantResult::name)
                .containsExactly("older (LeNet5_var3)", "plain (LeNet5_var4)", "turned (LeNet5_var4)");
        assertThat(report.variants())
                .extracting(VariantResult::change)
                .containsExactly(
                        Five.VAR3.change(), "pooling max → average", "augmentation none → " + AUGMENTATION.describe());
        assertThat(report.contrasts())
                .extracting(
                        contrast -> contrast.before().name(),
                        contrast -> contrast.after().name())
                .containsExactly(
                        tuple("older (LeNet5_var3)", "plain (LeNet5_var4)"),
                        tuple("plain (LeNet5_var4)", "turned (LeNet5_var4)"));
    }

    @Test
    void nameEveryChangeBetweenTwoVariants() {
        StudyReport report = StoredReports.ofStudy(
                List.of(tested("a", Five.BASELINE, 42, null, 0, 1, 6, 6), tested("b", Five.VAR4, 42, null, 0, 1, 6, 6)),
                "java -jar trainer.jar",
                IMAGES);

        assertThat(report.contrasts().get(0).changes())
                .isEqualTo(
                        "pooling max → average; batch norm none → convolutions; activation relu → leaky-relu; dropout none → 0.5");
    }

    @Test
    void nameEverySettingThatDiffers() {
        RunSpec spec = spec(Five.VAR1, "fashion-mnist", 1, null);

        assertThat(SpecDifference.of(spec, spec.with("seed", 2L))).isEqualTo("same settings");
        assertThat(SpecDifference.of(spec, spec.with("recipe", spec.recipe().with("batchSize", 128))))
                .isEqualTo("batch size 64 → 128");
        assertThat(SpecDifference.of(spec.with("augmentation", AUGMENTATION), spec))
                .isEqualTo("augmentation " + AUGMENTATION.describe() + " → none");
        assertThat(SpecDifference.of(spec(Five.VAR2, "fashion-mnist", 1, null), spec))
                .isEqualTo("batch norm convolutions → none");
    }

    @Test
    void holdAStudyAgainstTheSameVariantOfAnother() {
        List<StoredRun> one =
                List.of(tested("a", Five.VAR3, 42, null, 0, 1, 6, 6), tested("b", Five.VAR4, 42, null, 0, 1, 6, 6));
        List<StoredRun> other = List.of(
                tested("a", Five.VAR3, 42, AUGMENTATION, 0, 1, 6, 6),
                tested("b", Five.VAR4, 42, AUGMENTATION, 0, 1, 6, 6));

        StudyReport report = StoredReports.ofSeveral(List.of(new Source("x", one), new Source("y", other)), IMAGES);

        assertThat(report.contrasts())
                .extracting(
                        contrast -> contrast.before().name(),
                        contrast -> contrast.after().name())
                .containsExactly(
                        tuple("x (LeNet5_var3)", "y (LeNet5_var3)"),
                        tuple("x (LeNet5_var3)", "x (LeNet5_var4)"),
                        tuple("x (LeNet5_var4)", "y (LeNet5_var4)"));
    }

    @Test
    void takeTheShareOfValidationImagesFromTheSplitAndNotFromTheLimitedRest() {
        RunSpec spec = Specs.limited(spec(Five.BASELINE, "fashion-mnist", 1, null), 1000);
        RunRecord limited = RunRecord.started(
                "a",
                spec,
                new DatasetRecord(
                        new DataRecord(FashionMnist.named("fashion-mnist"), "0123456789abcdef"), 1000, 12000, 10000),
                started("a", spec).provenance(),
                started("a", spec).model(),
                START);

        DataSplit split = StoredReports.ofRun(new StoredRun(FOLDER, limited, List.of(), null, null), null, null)
                .variants()
                .get(0)
                .runs()
                .get(0)
                .split();

        assertThat(split).isEqualTo(new DataSplit("0123456789abcdef", 1000, 0.2, 0, 1));
        assertThat(split.validationToTraining()).isEqualTo(0.25);
    }

    private static StoredRun tested(
            String name, Variant variant, long seed, @Nullable AugmentationSettings augmentation, int... predicted) {
        Predictions predictions = new Predictions(ACTUAL, predicted, new float[] {0.5f, 0.9f, 1, 0.75f});
        Evaluation test = new Evaluation(0.3, predictions.confusion(FashionMnist.DESCRIPTION.classes()), predictions);
        EpochMetrics epoch = new EpochMetrics(1, 0.001, 0.5, 0.8, 0.4, 0.9, 2, 1000);
        RunRecord record = started(name, spec(variant, "fashion-mnist", seed, augmentation))
                .withBest(epoch)
                .withTest(test)
                .ended(RunStatus.COMPLETED, START.plusSeconds(90), null);
        return new StoredRun(FOLDER, record, List.of(epoch), predictions, null);
    }

    private static RunRecord started(String name, RunSpec spec) {
        return RunRecord.started(
                name,
                spec,
                new DatasetRecord(
                        new DataRecord(FashionMnist.named(spec.data().dataset()), "0123456789abcdef"), 8, 2, 4),
                new Provenance("1", "abc", "1.0.0-M2.1", "17", "Linux", "CPU", 2, "cpu", "CPU", "vectors", null, null),
                new ModelRecord(spec.variant().model(), 61794, 61750, 15, 0.4),
                START);
    }

    private static RunSpec spec(
            Variant variant, String dataset, long seed, @Nullable AugmentationSettings augmentation) {
        return Specs.of(variant, 1)
                .on(FashionMnist.named(dataset))
                .with("seed", seed)
                .with("augmentation", augmentation);
    }
}
