package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.Evaluation;
import dev.lenet.trainer.evaluation.Predictions;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.RunRecord.DatasetRecord;
import dev.lenet.trainer.store.RunRecord.ModelRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunFolderTests {

    private static final RunSpec SPEC = Specs.of(Five.VAR3);
    private static final Predictions NONE = new Predictions(new int[0], new int[0], new float[0]);

    private static final RunRecord STARTED = RunRecord.started(
            "first",
            SPEC,
            new DatasetRecord(new DataRecord(FashionMnist.named("sample"), "abc"), 4000, 1000, 1000),
            new Provenance("1.0", "0123", "M2.1", "17", "Linux", "CPU", 2, "cpu", "CPU", "vector", null, null),
            new ModelRecord("LeNet5_var3", 61794, 61750, 15, 0.4),
            Instant.parse("2026-01-02T03:04:05Z"));
    private static final EpochMetrics EPOCH =
            new EpochMetrics(1, 0.001, 0.6931471805599453, 0.75, 0.5, 0.8125, 12.3456, 9876.54);

    private static final String HEADER = "epoch,learning_rate,train_loss,train_accuracy,validation_loss,"
            + "validation_accuracy,seconds,images_per_second";

    @TempDir
    Path models;

    @Nested
    class Ownership {

        @Test
        void secondOwnerIsRefused() {
            try (RunFolder first = RunFolder.create(models, "first")) {
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> RunFolder.create(models, "first"))
                        .withMessageContaining(first.path().toString())
                        .withMessageContaining("in use");
            }
        }

        @Test
        void folderIsFreeAgainAfterClosing() {
            RunFolder.create(models, "first").close();
            RunFolder.create(models, "first").close();
        }

        @Test
        void aRunThatExistsIsNotOverwritten() {
            try (RunFolder first = RunFolder.create(models, "first")) {
                first.write(STARTED);
            }
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> RunFolder.create(models, "first"))
                    .withMessageContaining("a run named first exists");
        }

        @Test
        void aRunThatIsNotThereIsNotOpened() {
            assertThatExceptionOfType(NoSuchRunException.class)
                    .isThrownBy(() -> RunFolder.open(models, "first"))
                    .withMessageContaining("there is no run first");
            assertThat(models).isEmptyDirectory();
        }

        @Test
        void aFileWhereTheFolderShouldBeIsNamed() throws IOException {
            Path file = Files.createFile(models.resolve("file"));
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> RunFolder.create(file, "first"))
                    .withMessageContaining(file.toString());
        }
    }

    @Nested
    class Content {

        private static ConfusionMatrix confusion() {
            int[][] counts = new int[10][10];
            counts[0][0] = 3;
            counts[0][1] = 1;
            counts[1][1] = 4;
            return new ConfusionMatrix(counts);
        }

        @Test
        void recordComesBackAsItWas() {
            RunRecord ended = STARTED.withBest(EPOCH)
                    .withTest(new Evaluation(0.25, confusion(), NONE))
                    .ended(RunStatus.COMPLETED, Instant.parse("2026-01-02T03:05:05Z"), null);
            try (RunFolder folder = RunFolder.create(models, "first")) {
                folder.write(ended);

                assertThat(folder.readRecord()).usingRecursiveComparison().isEqualTo(ended);
            }
        }

        @Test
        void namesInRunJsonAreTheContracts() throws IOException {
            try (RunFolder folder = RunFolder.create(models, "first")) {
                folder.write(STARTED.withBest(EPOCH)
                        .withTest(new Evaluation(0.25, confusion(), NONE))
                        .ended(RunStatus.COMPLETED, Instant.parse("2026-01-02T03:05:05Z"), null));

                JsonNode json = JsonMapper.shared().readTree(Files.readString(folder.file("run.json")));
                assertThat(json.get("status").asString()).isEqualTo("COMPLETED");
                assertThat(json.at("/spec/variant").asString()).isEqualTo("var3");
                assertThat(json.at("/spec/schedule").asString()).isEqualTo("step");
                assertThat(json.get("parameters").asInt()).isEqualTo(61794);
                assertThat(json.get("trainableParameters").asInt()).isEqualTo(61750);
                assertThat(json.get("bestEpoch").asInt()).isEqualTo(1);
                assertThat(json.get("trainAccuracy").asDouble()).isEqualTo(0.75);
                assertThat(json.get("validationAccuracy").asDouble()).isEqualTo(0.8125);
                assertThat(json.get("testAccuracy").asDouble()).isEqualTo(0.875);
                assertThat(json.get("testLoss").asDouble()).isEqualTo(0.25);
                assertThat(json.at("/confusionMatrix/0/1").asInt()).isEqualTo(1);
                assertThat(json.get("started").asString()).isEqualTo("2026-01-02T03:04:05Z");
                assertThat(json.get("seconds").asDouble()).isEqualTo(60);
            }
        }

        @Test
        void whatIsNotKnownYetIsLeftOut() throws IOException {
            try (RunFolder folder = RunFolder.create(models, "first")) {
                folder.write(STARTED);

                assertThat(Files.readString(folder.file("run.json")))
                        .contains("RUNNING")
                        .doesNotContain("null", "testAccuracy", "bestEpoch");
                assertThat(folder.readRecord()).isEqualTo(STARTED);
            }
        }

        @Test
        void historyComesBackToTheLastBit() throws IOException {
            try (RunFolder folder = RunFolder.create(models, "first")) {
                assertThat(folder.readHistory()).isEmpty();
                folder.write(List.of(EPOCH));

                assertThat(Files.readAllLines(folder.file("history.csv")))
                        .first()
                        .isEqualTo("epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy,"
                                + "seconds,images_per_second");
                EpochMetrics read = folder.readHistory().get(0);
                assertThat(read.trainLoss()).isEqualTo(EPOCH.trainLoss());
                assertThat(read.validationAccuracy()).isEqualTo(EPOCH.validationAccuracy());
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "epoch\n", "HEADER\n1,2,3\n", "HEADER\n1,a,3,1,5,1,7,8\n", "HEADER\n1,2,3,1,5,1,7,8"})
        void damagedHistoryIsNoticed(String text) throws IOException {
            try (RunFolder folder = RunFolder.create(models, "first")) {
                Files.writeString(folder.file("history.csv"), text.replace("HEADER", HEADER));
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(folder::readHistory)
                        .withMessageContaining("history.csv is damaged");
            }
        }

        @Test
        void damagedRecordIsNoticed() throws IOException {
            try (RunFolder folder = RunFolder.create(models, "first")) {
                Files.writeString(folder.file("run.json"), "{\"status\": \"RUNN");
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(folder::readRecord)
                        .withMessageContaining("run.json is damaged");
            }
        }
    }

    @Nested
    class Writing {

        @Test
        void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
            Path file = Files.writeString(models.resolve("a.txt"), "old");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> AtomicFiles.write(file, out -> {
                        out.write(1);
                        throw new IOException("No space left on device");
                    }))
                    .withMessageContaining("a.txt")
                    .withMessageContaining("No space left on device");
            assertThat(file).hasContent("old");
            try (Stream<Path> files = Files.list(models)) {
                assertThat(files).containsExactly(file);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "a/b", "", ".hidden", "-x", "a b", "a\u0000"})
    void namesThatCouldLeaveTheFolderAreNone(String name) {
        assertThat(RunFolder.isName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"var3-20260131-120000", "a", "First_try.2"})
    void plainWordsAreNames(String name) {
        assertThat(RunFolder.isName(name)).isTrue();
    }
}
