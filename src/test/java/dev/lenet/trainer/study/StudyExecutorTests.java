package dev.lenet.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.Findings;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Schedule;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.run.TestSelection;
import dev.lenet.trainer.store.AtomicFiles;
import dev.lenet.trainer.store.Claim;
import dev.lenet.trainer.store.Claims;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.store.StudyRecord.VariantFigures;
import dev.lenet.trainer.training.DivergedException;
import dev.lenet.trainer.training.IterationProgress;
import dev.lenet.trainer.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Short studies on the embedded sample in real folders. */
@SpringJUnitConfig(StudyExecutorTests.Beans.class)
class StudyExecutorTests {

    @ComponentScan({
        "dev.lenet.trainer.study",
        "dev.lenet.trainer.training",
        "dev.lenet.trainer.model",
        "dev.lenet.trainer.backend"
    })
    static class Beans {}

    private static final List<Variant> THREE = List.of(Five.BASELINE, Five.VAR3, Five.VAR4);

    private static Dataset sample;

    @TempDir
    Path models;

    @Autowired
    private StudyExecutor executor;

    @Autowired
    private RunExecutor runs;

    @BeforeAll
    static void loadSample() {
        sample = SampleImages.load();
    }

    @Test
    void itsRunsHaveTheBitsThatTheyHaveAlone() {
        StudySpec spec = spec(List.of(Five.VAR1, Five.VAR4), 2, List.of(42L), TestSelection.TOP2);
        StudyRecord study = execute("study", spec, new Workers(2, 2)).record();

        assertThat(study.runs()).containsExactly("var1-fold1", "var1-fold2", "var4-fold1", "var4-fold2");
        for (PlannedRun planned : PlannedRun.of(spec)) {
            try (RunFolder alone = RunFolder.create(models, planned.name())) {
                runs.execute(
                        alone, planned.spec(), sample, 2, RunEnding.UNTESTED, new TrainingListener() {}, () -> false);
                assertThat(parameters(models.resolve("study"), planned.name()))
                        .isEqualTo(parameters(models, planned.name()));
            }
        }
    }

    @Test
    void foldsDivideTheTrainingImages() {
        execute("study", spec(List.of(Five.VAR1), 3, List.of(42L), TestSelection.TOP2), new Workers(1, 1));

        RunRecord record = Objects.requireNonNull(RunFolder.peek(models.resolve("study"), "var1-fold2"));
        assertThat(record.dataset().training()).isEqualTo(192);
        assertThat(record.dataset().validation())
                .isBetween(sample.train().size() / 3, sample.train().size() / 3 + 1);
    }

    @Test
    void neitherWorkersNorThreadsChangeTheSummary() throws IOException {
        StudySpec spec = spec(THREE, 0, List.of(42L), TestSelection.TOP2);
        execute("one", spec, new Workers(1, 1));
        execute("two", spec, new Workers(2, 3));

        List<String> one = summary("one");
        assertThat(one.get(0))
                .isEqualTo("variant,fold,seed,train_accuracy,validation_accuracy,test_accuracy,best_epoch,seconds");
        assertThat(one).hasSize(4);
        assertThat(one.stream().map(StudyExecutorTests::withoutSeconds))
                .containsExactlyElementsOf(summary("two").stream()
                        .map(StudyExecutorTests::withoutSeconds)
                        .toList());
    }

    @Nested
    class Tests {

        @Test
        void onlyTheTwoBestVariants() {
            StudyRecord study = execute("study", spec(THREE, 0, List.of(1L, 2L), TestSelection.TOP2), new Workers(2, 2))
                    .record();

            double worst = study.results().stream()
                    .mapToDouble(each -> mean(each.validationAccuracy()))
                    .min()
                    .orElseThrow();
            assertThat(study.tested()).hasSize(2);
            for (VariantFigures each : study.results()) {
                boolean tested = study.tested().contains(each.variant());
                assertThat(tested).isEqualTo(mean(each.validationAccuracy()) > worst);
                for (int seed = 1; seed <= 2; seed++) {
                    RunRecord run = Objects.requireNonNull(
                            RunFolder.peek(models.resolve("study"), each.variant() + "-seed" + seed));
                    assertThat(run.test().testAccuracy() != null).isEqualTo(tested);
                }
                assertThat(each.testAccuracy() != null).isEqualTo(tested);
            }
        }

        @Test
        void allOnRequest() {
            StudyRecord study = execute("study", spec(THREE, 0, List.of(1L), TestSelection.ALL), new Workers(2, 2))
                    .record();

            assertThat(study.tested())
                    .isEqualTo(THREE.stream().map(Variant::name).toList());
            assertThat(study.results())
                    .allSatisfy(each -> assertThat(each.testAccuracy()).isNotNull());
        }
    }

    @Nested
    class Continuing {

        private final StudySpec spec = spec(THREE, 0, List.of(42L), TestSelection.TOP2);

        @Test
        void keepsCompletedRunsAndRepeatsTheOthers() throws IOException {
            AtomicBoolean stop = new AtomicBoolean();
            StudyListener stopping = new StudyListener() {
                @Override
                public void runEnded(PlannedRun run, RunRecord record) {
                    stop.set(true);
                }
            };
            StudyOutcome stopped;
            try (StudyFolder folder = StudyFolder.open(models, "study")) {
                stopped = executor.execute(folder, spec, sample, new Workers(1, 1), stopping, ended -> true, stop::get);
            }
            RunRecord kept = Objects.requireNonNull(RunFolder.peek(models.resolve("study"), "baseline"));
            byte[] keptFile = Files.readAllBytes(models.resolve("study/baseline/model.zip"));
            assertThat(stopped.record().status()).isEqualTo(RunStatus.STOPPED);
            assertThat(stopped.record().tested()).isEmpty();
            assertThat(kept.status()).isEqualTo(RunStatus.COMPLETED);
            // What a killed process and a bad disk leave.
            try (StudyFolder folder = StudyFolder.open(models, "study");
                    Claim claim = Objects.requireNonNull(new Claims(folder.path()).take("var3"));
                    RunFolder begun = RunFolder.openOrCreate(folder.path(), claim)) {
                begun.write(kept);
            }
            Files.writeString(models.resolve("study/var3/run.json"), "{\"status\"");
            Files.writeString(models.resolve("study/var3/.run.json.tmp"), "{");

            StudyRecord study = execute("study", spec, new Workers(1, 1)).record();

            assertThat(study.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(study.started()).isEqualTo(stopped.record().started());
            assertThat(RunFolder.peek(models.resolve("study"), "baseline"))
                    .extracting(RunRecord::times)
                    .isEqualTo(kept.times());
            assertThat(models.resolve("study/baseline/model.zip")).hasBinaryContent(keptFile);
            assertThat(models.resolve("study/var3/.run.json.tmp")).doesNotExist();
            execute("whole", spec, new Workers(1, 1));
            assertThat(summary("study").stream().map(StudyExecutorTests::withoutSeconds))
                    .isEqualTo(summary("whole").stream()
                            .map(StudyExecutorTests::withoutSeconds)
                            .toList());
        }

        @Test
        void tellsBeforeItWaitsForRunsOfOtherProcesses() {
            AtomicBoolean stop = new AtomicBoolean();
            List<String> awaited = new ArrayList<>();
            StudyListener impatient = new StudyListener() {
                @Override
                public void studyWaits(List<PlannedRun> claimed, Duration longest) {
                    claimed.forEach(run -> awaited.add(run.name()));
                    stop.set(true);
                }
            };
            StudyOutcome outcome;
            try (StudyFolder folder = StudyFolder.open(models, "study");
                    Claim claim = Objects.requireNonNull(new Claims(folder.path()).take("var3"))) {
                outcome =
                        executor.execute(folder, spec, sample, new Workers(1, 1), impatient, ended -> true, stop::get);
                assertThat(claim.isLost()).isFalse();
            }

            assertThat(awaited).containsExactly("var3");
            assertThat(outcome.record().status()).isEqualTo(RunStatus.STOPPED);
        }

        @Test
        void goesOnWithRunsWhereTheyWere() throws IOException {
            AtomicBoolean stop = new AtomicBoolean();
            try (StudyFolder folder = StudyFolder.open(models, "study")) {
                executor.execute(
                        folder,
                        spec,
                        sample,
                        new Workers(1, 1),
                        stopping(stop, Five.VAR3, 2),
                        ended -> true,
                        stop::get);
            }
            List<String> heard = Collections.synchronizedList(new ArrayList<>());
            try (StudyFolder folder = StudyFolder.open(models, "study")) {
                executor.execute(folder, spec, sample, new Workers(2, 2), hearing(heard), ended -> true, () -> false);
            }
            execute("whole", spec, new Workers(1, 1));

            assertThat(heard).containsExactlyInAnyOrder("var3 after 1", "var3 epoch 2", "var4 epoch 1", "var4 epoch 2");
            for (String run : List.of("baseline", "var3", "var4")) {
                assertThat(Files.mismatch(
                                models.resolve("study").resolve(run).resolve("model.zip"),
                                models.resolve("whole").resolve(run).resolve("model.zip")))
                        .as("first byte that differs")
                        .isEqualTo(-1);
            }
        }

        @Test
        void aRunWithoutAWholeCheckpointBeginsAnew() throws IOException {
            AtomicBoolean stop = new AtomicBoolean();
            try (StudyFolder folder = StudyFolder.open(models, "study")) {
                executor.execute(
                        folder,
                        spec,
                        sample,
                        new Workers(1, 1),
                        stopping(stop, Five.BASELINE, 2),
                        ended -> true,
                        stop::get);
            }
            Files.write(models.resolve("study/baseline/checkpoint.zip"), new byte[] {1});

            assertThat(execute("study", spec, new Workers(2, 2)).record().status())
                    .isEqualTo(RunStatus.COMPLETED);
        }

        private StudyListener stopping(AtomicBoolean stop, Variant variant, int epoch) {
            return new StudyListener() {
                @Override
                public TrainingListener runStarts(PlannedRun run) {
                    return new TrainingListener() {
                        @Override
                        public void iterationFinished(IterationProgress progress) {
                            stop.compareAndSet(
                                    false, run.spec().variant().equals(variant) && progress.epoch() == epoch);
                        }
                    };
                }
            };
        }

        private StudyListener hearing(List<String> heard) {
            return new StudyListener() {
                @Override
                public TrainingListener runStarts(PlannedRun run) {
                    return new TrainingListener() {
                        @Override
                        public void runResumed(List<EpochMetrics> history) {
                            heard.add(run.name() + " after " + history.size());
                        }

                        @Override
                        public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
                            heard.add(run.name() + " epoch " + metrics.epoch());
                        }
                    };
                }
            };
        }

        @Test
        void refusesOtherSettings() {
            try (StudyFolder folder = StudyFolder.open(models, "study")) {
                executor.execute(
                        folder, spec, sample, new Workers(1, 1), new StudyListener() {}, ended -> true, () -> true);
            }

            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(
                            () -> execute("study", spec(THREE, 0, List.of(43L), TestSelection.TOP2), new Workers(1, 1)))
                    .withMessageContaining("seeds was [42] and is now [43]")
                    .withMessageContaining(RepeatingCommand.of(spec, models.resolve("study"), null) + " --run=study");
        }

        @Test
        void continuesOnImagesThatLieElsewhereNow() {
            executeUntilAsked(owned("/home/a/images", sample.sha256(), Findings.NONE));

            StudyRecord record = executeUntilAsked(owned("/mnt/images", sample.sha256(), Findings.NONE));

            assertThat(record.dataset().folder()).isEqualTo("/mnt/images");
            assertThat(record.command()).contains("--data-dir=/mnt/images");
        }

        @Test
        void keepsWhatWasFoundInItsImagesFromOthers() {
            executeUntilAsked(owned("/images", sample.sha256(), DUPLICATE));
            Path found = models.resolve("study/duplicates.csv");
            assertThat(found).content().contains("a.png");

            Findings other =
                    new Findings(List.of(), List.of(new Findings.Duplicate("x.png", "1", "y.png", "1")), List.of());
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> executeUntilAsked(owned("/images", "f00", other)));
            assertThat(found).content().contains("a.png");
        }

        @Test
        void isPreparedWithWhatWasFoundInItsImages() {
            try (StudyFolder folder = StudyFolder.open(models, "study")) {
                executor.prepare(folder, spec, owned("/images", sample.sha256(), DUPLICATE));
            }

            assertThat(models.resolve("study/duplicates.csv")).content().contains("a.png");
        }

        private static final Findings DUPLICATE =
                new Findings(List.of(), List.of(new Findings.Duplicate("a.png", "0", "b.png", "0")), List.of());

        private static Dataset owned(String folder, String sha256, Findings findings) {
            return new Dataset(sample.description(), sha256, folder, sample.train(), sample.test(), folder, findings);
        }

        /** Is asked to stop at once. */
        private StudyRecord executeUntilAsked(Dataset dataset) {
            try (StudyFolder folder = StudyFolder.open(models, "study")) {
                return executor.execute(
                                folder,
                                spec,
                                dataset,
                                new Workers(1, 1),
                                new StudyListener() {},
                                ended -> true,
                                () -> true)
                        .record();
            }
        }

        @Test
        void isCompletedOnlyAfterItsLastStep() throws IOException {
            StudySpec two = spec(List.of(Five.BASELINE), 0, List.of(1L, 2L), TestSelection.TOP2);
            List<RunStatus> onDisk = new ArrayList<>();
            StudyOutcome stopped = withLastStep(two, new StudyListener() {}, ended -> {
                assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
                onDisk.add(status());
                return false;
            });
            assertThat(stopped.record().status()).isEqualTo(RunStatus.STOPPED);
            assertThat(onDisk).containsExactly(RunStatus.RUNNING);
            byte[] model = Files.readAllBytes(models.resolve("study/baseline-seed1/model.zip"));

            StudyListener untrained = new StudyListener() {
                @Override
                public TrainingListener runStarts(PlannedRun run) {
                    throw new AssertionError(run.name() + " is trained already");
                }
            };
            assertThat(withLastStep(two, untrained, ended -> true).record().status())
                    .isEqualTo(RunStatus.COMPLETED);
            // As versions before it left a study that was killed between its end and its pictures.
            assertThat(withLastStep(two, untrained, ended -> true).record().status())
                    .isEqualTo(RunStatus.COMPLETED);
            assertThat(models.resolve("study/baseline-seed1/model.zip")).hasBinaryContent(model);
        }

        private StudyOutcome withLastStep(StudySpec study, StudyListener listener, Predicate<StudyRecord> lastStep) {
            try (StudyFolder folder = StudyFolder.open(models, "study")) {
                return executor.execute(folder, study, sample, new Workers(2, 2), listener, lastStep, () -> false);
            }
        }

        private RunStatus status() {
            return Objects.requireNonNull(new RunCatalogue(models)
                            .study("study")
                            .orElseThrow()
                            .record())
                    .status();
        }

        @Test
        void refusesACompletedStudy() {
            StudySpec short1 = spec(List.of(Five.BASELINE), 0, List.of(1L, 2L), TestSelection.TOP2);
            execute("study", short1, new Workers(2, 2));
            for (String folder : List.of("study", "study/baseline-seed1", "study/baseline-seed2")) {
                AtomicFiles.writeText(models.resolve(folder).resolve("report.html"), "drawn");
            }

            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> execute("study", short1, new Workers(2, 2)))
                    .withMessageContaining("completed");
        }
    }

    @Test
    void aFailedRunLeavesTheOthersAlone() throws IOException {
        StudySpec spec = spec(THREE, 0, List.of(42L), TestSelection.TOP2);
        StudyOutcome outcome;
        try (StudyFolder folder = StudyFolder.open(models, "study")) {
            outcome = executor.execute(
                    folder, spec, sample, new Workers(2, 2), new Sabotage(), ended -> true, () -> false);
        }

        assertThat(outcome.record().status()).isEqualTo(RunStatus.FAILED);
        assertThat(outcome.record().failedRuns()).singleElement().satisfies(failed -> {
            assertThat(failed.run()).isEqualTo("var3");
            assertThat(failed.reason()).contains("diverged");
        });
        assertThat(outcome.failures()).singleElement().isInstanceOf(DivergedException.class);
        assertThat(outcome.record().tested()).containsExactly("baseline", "var4");
        assertThat(summary("study").get(2)).isEqualTo("var3,,42,,,,,");
        assertThat(summary("study").get(3)).doesNotContain(",,,");
    }

    @Test
    void moreFoldsThanImagesOfAClassAreRefused() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(
                        () -> execute("study", spec(THREE, 900, List.of(42L), TestSelection.TOP2), new Workers(1, 1)))
                .withMessageContaining("Change folds");
        assertThat(models.resolve("study/study.json")).doesNotExist();
    }

    private StudyOutcome execute(String name, StudySpec spec, Workers workers) {
        try (StudyFolder folder = StudyFolder.open(models, name)) {
            StudyOutcome outcome =
                    executor.execute(folder, spec, sample, workers, new StudyListener() {}, ended -> true, () -> false);
            assertThat(outcome.record()).usingRecursiveComparison().isEqualTo(folder.readRecord());
            return outcome;
        }
    }

    private List<String> summary(String study) throws IOException {
        return Files.readAllLines(models.resolve(study).resolve("summary.csv"));
    }

    private static String withoutSeconds(String line) {
        return line.substring(0, line.lastIndexOf(','));
    }

    private static double mean(StudyRecord.@Nullable Statistic statistic) {
        return Objects.requireNonNull(statistic).mean();
    }

    private static float[] parameters(Path folder, String run) {
        try {
            MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(
                    folder.resolve(run).resolve(RunFolder.MODEL).toFile(), false);
            return network.params().data().asFloat();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StudySpec spec(List<Variant> variants, int folds, List<Long> seeds, TestSelection test) {
        RunSpec recipe = Specs.limited(
                        Specs.of(variants.get(0), Specs.recipe(2, 64, 0.001, new Schedule(ScheduleKind.STEP, 1, 0.5))),
                        192)
                .with("seed", seeds.get(0));
        return Specs.study(variants, folds, seeds, test, recipe);
    }

    /** Makes the weights of var3 useless after the first epoch. */
    private static final class Sabotage implements StudyListener {

        @Override
        public TrainingListener runStarts(PlannedRun run) {
            return new TrainingListener() {
                @Override
                public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
                    if (run.spec().variant().equals(Five.VAR3)) {
                        network.params().assign(Float.NaN);
                    }
                }
            };
        }
    }
}
