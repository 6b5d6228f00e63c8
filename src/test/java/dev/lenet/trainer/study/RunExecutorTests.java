package dev.lenet.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.dataset.BatchOrder;
import dev.lenet.trainer.dataset.Batches;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.tsne.EmbeddedPoints;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.onnx.OnnxRuntime;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.SavedRun;
import dev.lenet.trainer.store.Sha256;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.training.DivergedException;
import dev.lenet.trainer.training.LearnerFactory;
import dev.lenet.trainer.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Short runs on the embedded sample in a real folder. */
@SpringJUnitConfig(RunExecutorTests.Beans.class)
class RunExecutorTests {

    @ComponentScan({
        "dev.lenet.trainer.study",
        "dev.lenet.trainer.training",
        "dev.lenet.trainer.model",
        "dev.lenet.trainer.backend"
    })
    static class Beans {}

    private static Dataset sample;

    @TempDir
    Path models;

    @Autowired
    private RunExecutor executor;

    @Autowired
    private RunEvaluator evaluator;

    @Autowired
    private LearnerFactory learners;

    @BeforeAll
    static void loadSample() {
        sample = SampleImages.load();
    }

    @Test
    void leavesARunThatTellsWhatWasDone() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            RunRecord record = execute(folder, spec(2, 0.001));

            assertThat(record).usingRecursiveComparison().isEqualTo(folder.readRecord());
            assertThat(record.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(record.dataset().sha256()).isEqualTo(sample.sha256());
            assertThat(record.dataset().training()).isEqualTo(640);
            assertThat(record.dataset().validation()).isEqualTo(1000);
            assertThat(record.times().ended()).isAfterOrEqualTo(record.times().started());
            assertThat(folder.readHistory()).extracting(EpochMetrics::epoch).containsExactly(1, 2);
            int[][] counts = record.test().confusionMatrix();
            assertThat(counts).isNotNull();
            assertThat(Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()))
                    .containsOnly(100);
            assertThat(record.test().perClass()).hasSize(10);
        }
    }

    @Test
    void measuresTheKeptModelOnItsOwnImages() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            RunRecord record = execute(folder, spec(2, 0.001));

            EpochMetrics kept = folder.readHistory()
                    .get(Objects.requireNonNull(record.best().bestEpoch()) - 1);
            // Dropout was at work and the weights still moved when the epoch's own average was taken.
            assertThat(record.best().trainAccuracy()).isGreaterThan(kept.trainAccuracy());
            assertThat(record.kept().trainLoss()).isLessThan(kept.trainLoss());
            ConfusionMatrix validation =
                    new ConfusionMatrix(Objects.requireNonNull(record.kept().validationConfusionMatrix()));
            assertThat(validation.total()).isEqualTo(1000);
            assertThat(validation.accuracy()).isEqualTo(record.best().validationAccuracy());
            assertThat(record.times().processorSeconds()).isPositive();
        }
    }

    @Test
    void evaluatingTheSavedModelGivesTheSameFigures() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            RunRecord trained = execute(folder, spec(1, 0.001));
            RunRecord again = evaluator.evaluate(folder, sample, 2, () -> false);

            assertThat(again.test().confusionMatrix())
                    .isDeepEqualTo(trained.test().confusionMatrix());
            StoredRun stored = StoredRun.read(folder.path());
            assertThat(stored.testPredictions().confusion(10).counts())
                    .isDeepEqualTo(trained.test().confusionMatrix());
        }
    }

    @Test
    void leavesTheModelForOnnxRuntimeToo() throws Exception {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            RunRecord record = execute(folder, spec(1, 0.001));
            byte[] model = Files.readAllBytes(folder.path().resolve("model.onnx"));
            DataSet images = new Batches(sample.test(), BatchOrder.sequential(1000), 1000).next();
            MultiLayerNetwork network = folder.readModel();
            try (OnnxRuntime runtime = new OnnxRuntime(model)) {
                INDArray difference =
                        runtime.probabilities(images.getFeatures()).sub(network.output(images.getFeatures()));
                assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-4);
                assertThat(runtime.metadata().getCustomMetadata())
                        .containsEntry("run", "run")
                        .containsEntry("dataset_sha256", sample.sha256())
                        .containsEntry("epoch", "1")
                        .containsEntry("mean", "[0.5]")
                        .hasEntrySatisfying(
                                "class_names", names -> assertThat(names).startsWith("[\"T-shirt/top\",\"Trouser\","))
                        .hasEntrySatisfying(
                                "coefficients_sha256",
                                digest -> assertThat(digest).isEqualTo(coefficientsSha256(folder)));
                assertThat(runtime.metadata().getGraphName())
                        .isEqualTo(record.model().model());
            } finally {
                network.close();
            }
        }
    }

    private static String coefficientsSha256(RunFolder folder) {
        try (ZipFile zip = new ZipFile(folder.file("model.zip").toFile())) {
            return Sha256.of(zip.getInputStream(zip.getEntry("coefficients.bin")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void mapsTestImagesOnce() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            execute(folder, spec(1, 0.001));
            TestSetMap.make(folder, sample, 100, learners, 2, (iteration, divergence) -> {});
            EmbeddedPoints map =
                    Objects.requireNonNull(StoredRun.read(folder.path()).map());

            assertThat(map.size()).isEqualTo(100);
            assertThat(map.actual()).containsOnly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(Arrays.stream(map.index()).map(sample.test()::label))
                    .containsExactly(Arrays.stream(map.actual()).boxed().toArray(Integer[]::new));
            TestSetMap.make(folder, sample, 100, learners, 2, (iteration, divergence) -> {
                throw new AssertionError("mapped again");
            });
        }
    }

    @Test
    void aRunOnOtherDataIsNotEvaluated() {
        Dataset other = new Dataset(FashionMnist.DESCRIPTION, "f00", "/data", sample.train(), sample.test());
        try (RunFolder folder = RunFolder.create(models, "run")) {
            execute(folder, spec(1, 0.001));

            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> evaluator.evaluate(folder, other, 2, () -> false))
                    .withMessageContaining(sample.sha256())
                    .withMessageContaining("f00");
        }
    }

    @Test
    void divergenceKeepsTheBestModelSoFar() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            assertThatExceptionOfType(DivergedException.class)
                    .isThrownBy(() -> executor.execute(
                            folder, spec(3, 0.001), sample, 1, RunEnding.TESTED, new Sabotage(), () -> false));

            RunRecord record = folder.readRecord();
            assertThat(record.status()).isEqualTo(RunStatus.FAILED);
            assertThat(record.failure()).contains("training diverged");
            assertThat(record.best().bestEpoch()).isEqualTo(1);
            MultiLayerNetwork kept = folder.readModel();
            assertThat(kept.params().isNaN().any()).isFalse();
            kept.close();
        }
    }

    @Test
    void isCompletedOnlyAfterItsLastStep() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            RunRecord stopped = executor.execute(
                    folder,
                    spec(1, 0.001),
                    sample,
                    2,
                    RunEnding.testedAnd(completed -> {
                        assertThat(completed.status()).isEqualTo(RunStatus.COMPLETED);
                        assertThat(folder.readRecord().status()).isEqualTo(RunStatus.RUNNING);
                        return false;
                    }),
                    new TrainingListener() {},
                    () -> false);
            assertThat(stopped.status()).isEqualTo(RunStatus.STOPPED);

            RunRecord resumed = executor.resume(
                    folder, SavedRun.read(folder), sample, 2, RunEnding.TESTED, new TrainingListener() {}, () -> false);
            assertThat(resumed.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(resumed.test().testAccuracy()).isEqualTo(stopped.test().testAccuracy());
        }
    }

    @Test
    void aStoppedRunIsNotTested() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            RunRecord record = executor.execute(
                    folder, spec(5, 0.001), sample, 1, RunEnding.TESTED, new TrainingListener() {}, () -> true);

            assertThat(record.status()).isEqualTo(RunStatus.STOPPED);
            assertThat(record.test().testAccuracy()).isNull();
        }
    }

    @Test
    void aRunStoppedDuringItsTestIsTestedWhenItIsResumed() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            AtomicBoolean trained = new AtomicBoolean();
            TrainingListener listener = new TrainingListener() {
                @Override
                public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
                    trained.set(true);
                }
            };
            RunRecord stopped =
                    executor.execute(folder, spec(1, 0.001), sample, 1, RunEnding.TESTED, listener, trained::get);

            assertThat(stopped.status()).isEqualTo(RunStatus.STOPPED);
            assertThat(stopped.best().bestEpoch()).isEqualTo(1);
            assertThat(stopped.test().testAccuracy()).isNull();

            RunRecord resumed = executor.resume(
                    folder, SavedRun.read(folder), sample, 1, RunEnding.TESTED, new TrainingListener() {}, () -> false);

            assertThat(resumed.status()).isEqualTo(RunStatus.COMPLETED);
            try (RunFolder other = RunFolder.create(models, "other")) {
                assertThat(resumed.test().confusionMatrix())
                        .isDeepEqualTo(execute(other, spec(1, 0.001)).test().confusionMatrix());
            }
        }
    }

    private RunRecord execute(RunFolder folder, RunSpec spec) {
        return executor.execute(folder, spec, sample, 2, RunEnding.TESTED, new TrainingListener() {}, () -> false);
    }

    private static RunSpec spec(int epochs, double learningRate) {
        return Specs.limited(
                Specs.of(Five.VAR1, Specs.CONSTANT.with("epochs", epochs).with("learningRate", learningRate)), 640);
    }

    /** Makes the weights useless after the first epoch. */
    private static final class Sabotage implements TrainingListener {

        @Override
        public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
            network.params().assign(Float.NaN);
        }
    }
}
