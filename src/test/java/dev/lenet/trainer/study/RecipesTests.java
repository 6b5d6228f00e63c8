package dev.lenet.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.dataset.Batches;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.evaluation.Evaluator;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.model.Optimizer;
import dev.lenet.trainer.model.OptimizerKind;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.SavedRun;
import dev.lenet.trainer.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Whole runs with recipes other than the reference's: killed ones go on exactly, and plain DL4J reads their models. */
@SpringJUnitConfig(RecipesTests.Beans.class)
class RecipesTests {

    @ComponentScan({
        "dev.lenet.trainer.study",
        "dev.lenet.trainer.training",
        "dev.lenet.trainer.model",
        "dev.lenet.trainer.backend"
    })
    static class Beans {}

    private static final Recipe BASE =
            Recipe.REFERENCE.with("epochs", 3).with("stepSize", 1).with("learningRate", 0.01);

    private static Dataset sample;

    @TempDir
    Path models;

    @Autowired
    private RunExecutor executor;

    @BeforeAll
    static void loadSample() {
        sample = SampleImages.load();
    }

    static Stream<Recipe> recipes() {
        return Stream.of(
                BASE.with("optimizer", new Optimizer(OptimizerKind.ADAMW, 0, false, 0.05)),
                BASE.with("optimizer", new Optimizer(OptimizerKind.SGD, 0.9, true, 5e-4))
                        .with("schedule", ScheduleKind.COSINE)
                        .with("warmupEpochs", 2),
                BASE.with("optimizer", new Optimizer(OptimizerKind.SGD, 0, false, 0))
                        .with("labelSmoothing", 0.1),
                BASE.with("optimizer", new Optimizer(OptimizerKind.SGD, 0.9, false, 0))
                        .with("ema", 0.6)
                        .with("keep", KeptEpoch.LAST));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void goOnExactlyAndAreReadByPlainDl4j(Recipe recipe) throws IOException {
        RunSpec spec = Specs.limited(Specs.of(Five.VAR3, recipe), 180);
        Path whole = models.resolve("whole");
        Path killed = models.resolve("killed");
        try (RunFolder folder = RunFolder.create(models, "whole")) {
            RunRecord record =
                    executor.execute(folder, spec, sample, 2, RunEnding.TESTED, copying(2, killed), () -> false);
            assertThat(record.spec()).isEqualTo(spec);
            assertThat(record.provenance().kernels()).doesNotContain("DL4J");
        }

        try (RunFolder folder = RunFolder.open(models, "killed")) {
            executor.resume(
                    folder, SavedRun.read(folder), sample, 1, RunEnding.TESTED, new TrainingListener() {}, () -> false);
        }

        assertThat(killed.resolve("model.zip")).hasSameBinaryContentAs(whole.resolve("model.zip"));
        assertThat(entries(killed)).isEqualTo(entries(whole));
        assertThat(Files.readString(whole.resolve("test-predictions.csv")))
                .isEqualTo(Files.readString(killed.resolve("test-predictions.csv")));
        assertThatPlainDl4jPredictsTheSame(whole);
    }

    private static void assertThatPlainDl4jPredictsTheSame(Path run) throws IOException {
        MultiLayerNetwork plain = ModelSerializer.restoreMultiLayerNetwork(
                run.resolve("model.zip").toFile(), true);
        RunRecord record = Objects.requireNonNull(RunFolder.peek(Objects.requireNonNull(run.getParent()), "whole"));
        int[] few = java.util.stream.IntStream.range(0, 200).toArray();

        var predictions =
                Evaluator.evaluate(plain, new Batches(sample.test(), few, 50)).predictions();

        List<String> stored = Files.readAllLines(run.resolve("test-predictions.csv"));
        for (int i = 0; i < few.length; i++) {
            assertThat(stored.get(i + 1))
                    .startsWith(
                            i + "," + sample.test().label(i) + "," + predictions.predicted()[i]);
        }
        assertThat(plain.getEpochCount()).isEqualTo(record.best().bestEpoch());
        if (record.spec().recipe().keep() == KeptEpoch.LAST) {
            assertThat(plain.getEpochCount()).isEqualTo(record.spec().recipe().epochs());
        }
        // It can be trained further there.
        plain.fit(new Batches(sample.train(), few, 50).next());
        assertThat(plain.score()).isFinite();
        plain.close();
    }

    private static List<String> entries(Path run) throws IOException {
        try (ZipFile zip = new ZipFile(run.resolve("checkpoint.zip").toFile())) {
            return zip.stream()
                    .filter(entry ->
                            entry.getName().endsWith(".bin") || entry.getName().equals("configuration.json"))
                    .map(entry -> entry.getName() + " " + entry.getCrc())
                    .sorted()
                    .toList();
        }
    }

    /** Keeps the folder as it is after an epoch, as a kill leaves it. */
    private TrainingListener copying(int epoch, Path to) {
        return new TrainingListener() {
            @Override
            public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
                if (metrics.epoch() == epoch) {
                    copy(models.resolve("whole"), to);
                }
            }
        };
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
