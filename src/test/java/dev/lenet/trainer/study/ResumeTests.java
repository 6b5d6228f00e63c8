package dev.lenet.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.Checkpoint;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.SavedRun;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.training.IterationProgress;
import dev.lenet.trainer.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import onnx.Onnx;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Runs on the embedded sample that are interrupted, against one that was not. */
@SpringJUnitConfig(ResumeTests.Beans.class)
class ResumeTests {

    @ComponentScan({
        "dev.lenet.trainer.study",
        "dev.lenet.trainer.training",
        "dev.lenet.trainer.model",
        "dev.lenet.trainer.backend"
    })
    static class Beans {}

    private static final int EPOCHS = 4;

    /** The files that an epoch replaces, in the order in which it does. */
    private static final List<String> WRITES =
            List.of("checkpoint.zip", "history.csv", "model.zip", "model.onnx", "run.json");

    private static Dataset sample;

    @TempDir
    Path models;

    @Autowired
    private RunExecutor executor;

    @BeforeAll
    static void loadSample() {
        sample = SampleImages.load();
    }

    @Test
    void aRunKilledBetweenAnyTwoWritesEndsWithTheSameBits() throws IOException {
        RunSpec spec = spec(Five.VAR4);
        Path whole = train("whole", spec, new Snapshots());
        int resumed = 0;
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            for (int writes = -1; writes <= WRITES.size(); writes++) {
                Path killed = models.resolve("killed-" + epoch + "-" + writes);
                between(epoch, writes, killed);
                resume(killed);
                assertSame(killed, whole);
                resumed++;
            }
        }
        assertThat(resumed).isEqualTo(28);
    }

    /** The folder as a kill leaves it after so many writes of an epoch; -1 is after the first of the checkpoint's two renames. */
    private void between(int epoch, int writes, Path folder) throws IOException {
        Path before = models.resolve("after-" + (epoch - 1));
        Path after = models.resolve("after-" + epoch);
        copy(before, folder);
        for (int i = 0; i < writes; i++) {
            copyFile(after, folder, WRITES.get(i));
        }
        if (writes != 0 && epoch > 1) {
            Files.copy(
                    before.resolve("checkpoint.zip"),
                    folder.resolve("checkpoint.previous.zip"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (writes == -1) {
            Files.deleteIfExists(folder.resolve("checkpoint.zip"));
        }
        // A file that was being written aside.
        Files.writeString(folder.resolve(".checkpoint.zip.tmp"), "PK half");
    }

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void everyVariantGoesOnExactly(Variant variant) throws IOException {
        Path whole = train("whole", spec(variant), new TrainingListener() {});
        Path stopped = stopIn(3, variant);
        assertThat(record(stopped).status()).isEqualTo(RunStatus.STOPPED);

        RunRecord record = resume(stopped);

        assertThat(record.status()).isEqualTo(RunStatus.COMPLETED);
        assertSame(stopped, whole);
        assertThat(Files.list(stopped).map(file -> String.valueOf(file.getFileName())))
                .containsExactlyInAnyOrder(
                        ".lock",
                        ".trainer",
                        "checkpoint.previous.zip",
                        "checkpoint.zip",
                        "history.csv",
                        "model.onnx",
                        "model.zip",
                        "run.json",
                        "summary.txt",
                        "test-predictions.csv");
    }

    @Test
    void stoppingAgainAndAgainChangesNothing() throws IOException {
        Path whole = train("whole", spec(Five.VAR3), new TrainingListener() {});
        Path stopped = stopIn(1, Five.VAR3);
        for (int epoch = 2; epoch <= EPOCHS; epoch++) {
            int last = epoch;
            Until until = new Until(last);
            try (RunFolder folder = open(stopped)) {
                SavedRun saved = SavedRun.read(folder);
                assertThat(executor.resume(folder, saved, sample, 1, RunEnding.TESTED, until, until::reached)
                                .status())
                        .isEqualTo(RunStatus.STOPPED);
            }
        }
        resume(stopped);
        assertSame(stopped, whole);
    }

    @Test
    void aRunThatFailedGoesOn() throws IOException {
        Path whole = train("whole", spec(Five.VAR1), new TrainingListener() {});
        try (RunFolder folder = RunFolder.create(models, "failed")) {
            TrainingListener failing = new TrainingListener() {
                @Override
                public void iterationFinished(IterationProgress progress) {
                    if (progress.epoch() == 2) {
                        throw new IllegalStateException("no more");
                    }
                }
            };
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> executor.execute(
                            folder, spec(Five.VAR1), sample, 1, RunEnding.TESTED, failing, () -> false));
        }
        assertThat(record(models.resolve("failed")).failure()).isEqualTo("no more");

        RunRecord record = resume(models.resolve("failed"));

        assertThat(record.failure()).isNull();
        assertSame(models.resolve("failed"), whole);
    }

    @Test
    void timeSpentIsAddedUp() throws IOException {
        Path stopped = stopIn(3, Five.BASELINE);
        RunRecord first = record(stopped);

        RunRecord resumed = resume(stopped);

        assertThat(resumed.times().started()).isEqualTo(first.times().started());
        try (RunFolder folder = open(stopped)) {
            assertThat(resumed.times().seconds())
                    .isGreaterThanOrEqualTo(folder.readHistory().stream()
                            .limit(2)
                            .mapToDouble(EpochMetrics::seconds)
                            .sum());
        }
    }

    @Test
    void plainDl4jReadsTheCheckpoint() throws IOException {
        Path run = train("whole", spec(Five.VAR2), new TrainingListener() {});

        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(
                run.resolve("checkpoint.zip").toFile(), true);

        assertThat(network.getEpochCount()).isEqualTo(EPOCHS);
        assertThat(network.getIterationCount()).isEqualTo(EPOCHS * 3);
        network.close();
    }

    @Test
    void otherDataIsRefused() throws IOException {
        Path stopped = stopIn(2, Five.BASELINE);
        Dataset other = new Dataset(sample.description(), "f00", "/data", sample.train(), sample.test());
        try (RunFolder folder = open(stopped)) {
            SavedRun saved = SavedRun.read(folder);
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> executor.resume(
                            folder, saved, other, 1, RunEnding.TESTED, new TrainingListener() {}, () -> false))
                    .withMessageContaining("f00");
        }
        assertThat(record(stopped).status()).isEqualTo(RunStatus.STOPPED);
    }

    @Nested
    class Damage {

        @Test
        void ofTheLastCheckpointCostsAnEpoch() throws IOException {
            Path whole = train("whole", spec(Five.VAR4), new TrainingListener() {});
            Path stopped = stopIn(4, Five.VAR4);
            flip(stopped.resolve("checkpoint.zip"), 0.5);
            try (RunFolder folder = open(stopped)) {
                assertThat(checkpoint(folder).history().epochs()).hasSize(2);
            }
            assertThat(stopped.resolve("checkpoint.previous.zip")).doesNotExist();

            resume(stopped);

            assertSame(stopped, whole);
        }

        @Test
        void ofAllCheckpointsIsAnError() throws IOException {
            Path stopped = stopIn(4, Five.BASELINE);
            flip(stopped.resolve("checkpoint.zip"), 0.5);
            flip(stopped.resolve("checkpoint.previous.zip"), 0.5);

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> resume(stopped))
                    .withMessageContaining("checkpoint.previous.zip is damaged")
                    .withMessageContaining("--run=NAME");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"epochs\" : 0", "\"epochs\" : \"many\"", "\"epochs\" : 99999999999"})
        void ofTheSettingsIsAnError(String epochs) throws IOException {
            Path stopped = stopIn(1, Five.BASELINE);
            Path json = stopped.resolve("run.json");
            Files.writeString(json, Files.readString(json).replace("\"epochs\" : 4", epochs));

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> resume(stopped))
                    .withMessageContaining("run.json is damaged");
        }

        @Test
        void ofAllOtherFilesIsPutRight() throws IOException {
            Path whole = train("whole", spec(Five.VAR2), new TrainingListener() {});
            Path stopped = stopIn(3, Five.VAR2);
            for (String file : List.of("run.json", "history.csv", "model.zip", "model.onnx", "summary.txt")) {
                Files.write(stopped.resolve(file), new byte[] {1, 2, 3});
            }
            resume(stopped);

            assertSame(stopped, whole);
            assertThat(stopped.resolve("summary.txt")).hasSameTextualContentAs(whole.resolve("summary.txt"));
        }

        @Test
        void ofACheckpointIsNoticedWhereverABitFlips() throws IOException {
            Path stopped = stopIn(2, Five.BASELINE);
            Path checkpoint = stopped.resolve("checkpoint.zip");
            byte[] good = Files.readAllBytes(checkpoint);
            long epochs = 1;
            for (double where = 0.003; where < 1; where += 0.0331) {
                flip(checkpoint, where);
                try (RunFolder folder = open(stopped)) {
                    // Noticed, or in a byte that means nothing, such as a date.
                    assertThat(checkpoint(folder).history().epochs()).hasSize((int) epochs);
                    assertThat(checkpoint(folder)
                                    .last()
                                    .restore()
                                    .params()
                                    .data()
                                    .asFloat())
                            .isEqualTo(parameters(good));
                } catch (StoreException e) {
                    assertThat(e).hasMessageContaining("damaged");
                }
                Files.write(checkpoint, good);
            }
            for (double share : new double[] {0, 0.1, 0.5, 0.9, 0.999}) {
                Files.write(checkpoint, java.util.Arrays.copyOf(good, (int) (share * good.length)));
                assertThatExceptionOfType(StoreException.class).isThrownBy(() -> {
                    try (RunFolder folder = open(stopped)) {
                        folder.readCheckpoint();
                    }
                });
            }
        }

        private static float[] parameters(byte[] zip) throws IOException {
            MultiLayerNetwork network =
                    ModelSerializer.restoreMultiLayerNetwork(new java.io.ByteArrayInputStream(zip), true);
            float[] values = network.params().data().asFloat();
            network.close();
            return values;
        }

        private static void flip(Path file, double where) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            bytes[(int) (where * bytes.length)] ^= 4;
            Files.write(file, bytes);
        }
    }

    /** What {@code model.onnx} holds beside its metadata, where the run's name stands. */
    private static Onnx.GraphProto graph(Path run) throws IOException {
        return Onnx.ModelProto.parseFrom(Files.readAllBytes(run.resolve("model.onnx")))
                .getGraph();
    }

    private static void assertSame(Path resumed, Path whole) throws IOException {
        assertThat(Files.mismatch(resumed.resolve("model.zip"), whole.resolve("model.zip")))
                .as("first byte that differs")
                .isEqualTo(-1);
        assertThat(graph(resumed)).isEqualTo(graph(whole));
        assertThat(resumed.resolve("test-predictions.csv"))
                .hasSameTextualContentAs(whole.resolve("test-predictions.csv"));
        assertThat(history(resumed)).isEqualTo(history(whole));
        for (String entry : List.of("configuration.json", "coefficients.bin", "updaterState.bin", "model.zip")) {
            assertThat(entry(resumed, entry)).as(entry).isEqualTo(entry(whole, entry));
        }
        assertThat(record(resumed))
                .usingRecursiveComparison()
                .ignoringFields("run", "times")
                .isEqualTo(record(whole));
    }

    private static List<String> history(Path run) throws IOException {
        return Files.readAllLines(run.resolve("history.csv")).stream()
                .map(line -> line.replaceFirst(",[^,]*,[^,]*$", ""))
                .toList();
    }

    private static byte[] entry(Path run, String name) throws IOException {
        try (ZipFile zip = new ZipFile(run.resolve("checkpoint.zip").toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private Path train(String name, RunSpec spec, TrainingListener listener) {
        try (RunFolder folder = RunFolder.create(models, name)) {
            executor.execute(folder, spec, sample, 2, RunEnding.TESTED, listener, () -> false);
            return folder.path();
        }
    }

    /** A run that is stopped in the middle of an epoch. */
    private Path stopIn(int epoch, Variant variant) {
        Until until = new Until(epoch);
        try (RunFolder folder = RunFolder.create(models, "stopped")) {
            executor.execute(folder, spec(variant), sample, 1, RunEnding.TESTED, until, until::reached);
            return folder.path();
        }
    }

    private RunRecord resume(Path run) {
        try (RunFolder folder = open(run)) {
            return executor.resume(
                    folder, SavedRun.read(folder), sample, 2, RunEnding.TESTED, new TrainingListener() {}, () -> false);
        }
    }

    private static RunFolder open(Path run) {
        return RunFolder.open(Objects.requireNonNull(run.getParent()), String.valueOf(run.getFileName()));
    }

    private static Checkpoint checkpoint(RunFolder folder) {
        return Objects.requireNonNull(folder.readCheckpoint());
    }

    private static RunRecord record(Path run) {
        try (RunFolder folder = open(run)) {
            return folder.readRecord();
        }
    }

    /** With everything that could remember: augmentation, and a schedule by step. */
    private static RunSpec spec(Variant variant) {
        return Specs.limited(
                        Specs.of(variant, Specs.recipe(EPOCHS, 64, 0.004, Specs.schedule(ScheduleKind.ONE_CYCLE))), 180)
                .with("augmentation", new AugmentationSettings(10, 0.5, 0.1, 0.1));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                copyFile(from, to, String.valueOf(file.getFileName()));
            }
        }
    }

    private static void copyFile(Path from, Path to, String name) throws IOException {
        Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Keeps the folder as it is after each epoch; the recorder hears of an epoch before any other. */
    private final class Snapshots implements TrainingListener {

        @Override
        public void runStarted(RunSpec spec, int trainingImages, int validationImages) {
            keep(0);
        }

        @Override
        public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
            keep(metrics.epoch());
        }

        private void keep(int epoch) {
            try {
                copy(models.resolve("whole"), models.resolve("after-" + epoch));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Asks for a stop in the middle of an epoch. */
    private static final class Until implements TrainingListener {

        private final int epoch;
        private boolean reached;

        Until(int epoch) {
            this.epoch = epoch;
        }

        @Override
        public void iterationFinished(IterationProgress progress) {
            reached |= progress.epoch() == epoch && progress.imagesDone() > 64;
        }

        boolean reached() {
            return reached;
        }
    }
}
