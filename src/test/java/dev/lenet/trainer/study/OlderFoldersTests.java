package dev.lenet.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.report.HtmlReport;
import dev.lenet.trainer.report.StoredReports;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.OlderFolders;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunState;
import dev.lenet.trainer.store.SavedRun;
import dev.lenet.trainer.store.Sha256;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Folders that earlier versions wrote: they can be listed, evaluated, compared, drawn and resumed, to the same bits. */
@SpringJUnitConfig(OlderFoldersTests.Beans.class)
class OlderFoldersTests {

    @ComponentScan({
        "dev.lenet.trainer.study",
        "dev.lenet.trainer.training",
        "dev.lenet.trainer.model",
        "dev.lenet.trainer.backend"
    })
    static class Beans {}

    /** The processor's width that the version trained with; with another one the last digits differ. */
    private static final String KERNELS = "256-bit vectors";

    private static Dataset sample;

    @TempDir
    Path models;

    @Autowired
    private RunExecutor runs;

    @Autowired
    private StudyExecutor studies;

    @Autowired
    private RunEvaluator evaluator;

    @BeforeAll
    static void loadSample() {
        sample = SampleImages.load();
    }

    @BeforeEach
    void unpack() throws IOException {
        OlderFolders.unpackVersion1(models);
    }

    @Test
    void areListed() {
        assertThat(new RunCatalogue(models).runs())
                .extracting(RunEntry::address, RunEntry::state)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"run\", COMPLETED)",
                        "(\"stopped-run\", STOPPED)",
                        "(\"stopped-study/var4-seed42\", STOPPED)",
                        "(\"study/var4-seed42\", COMPLETED)",
                        "(\"study/var4-seed43\", COMPLETED)");
    }

    @Test
    void areEvaluatedToTheSameFigures() {
        try (RunFolder folder = RunFolder.open(models, "run")) {
            RunRecord before = folder.readRecord();

            RunRecord after = evaluator.evaluate(folder, sample, 2, () -> false);

            assertThat(after.test().testAccuracy()).isEqualTo(before.test().testAccuracy());
            assertThat(after.test().testLoss())
                    .isCloseTo(1.1533361310775248, org.assertj.core.data.Offset.offset(1e-6));
            assertThat(after.test().confusionMatrix())
                    .isDeepEqualTo(before.test().confusionMatrix());
            assertThat(folder.readRecord()).usingRecursiveComparison().isEqualTo(after);
        }
    }

    @Test
    void areCompared() {
        List<StoredReports.Source> sources = List.of(
                new StoredReports.Source("run", StoredRun.readAll(models, "run")),
                new StoredReports.Source("study", StoredRun.readAll(models, "study")));

        assertThat(HtmlReport.of(StoredReports.ofSeveral(sources, sample.test())))
                .contains("Comparison of run, study");
    }

    @Test
    void runsAreResumedToTheSameBits() throws IOException {
        try (RunFolder folder = RunFolder.open(models, "stopped-run")) {
            RunRecord record = runs.resume(
                    folder, SavedRun.read(folder), sample, 2, RunEnding.TESTED, new TrainingListener() {}, () -> false);

            assertThat(record.best().bestEpoch()).isEqualTo(2);
            assertNetwork(
                    folder.path(),
                    "8891f5b3cbe67387585aa75f623a97d286bb1bd5441b0caa1bbb1ebd6edf9294",
                    "0960fe3a3b89b78d6652a8b0ec17c35c2b60f7d2841232c3b6aead0b5bb4b796");
            if (record.provenance().kernels().equals(KERNELS)) {
                assertThat(record.test().testAccuracy()).isEqualTo(0.664);
            }
        }
    }

    @Test
    void studiesAreResumedToTheSameBits() throws IOException {
        try (StudyFolder folder = StudyFolder.open(models, "stopped-study")) {
            StudyRecord before = Objects.requireNonNull(folder.readRecord());

            StudyRecord record = studies.execute(
                            folder,
                            before.spec(),
                            sample,
                            new Workers(2, 2),
                            new StudyListener() {},
                            ended -> true,
                            () -> false)
                    .record();

            assertThat(record.failedRuns()).isEmpty();
            assertThat(record.status()).isEqualTo(RunStatus.COMPLETED);
            assertNetwork(
                    folder.path().resolve("var4-seed42"),
                    "8891f5b3cbe67387585aa75f623a97d286bb1bd5441b0caa1bbb1ebd6edf9294",
                    "0960fe3a3b89b78d6652a8b0ec17c35c2b60f7d2841232c3b6aead0b5bb4b796");
            assertNetwork(
                    folder.path().resolve("var4-seed43"),
                    "c26ddd25a851e7f224c67a0b4363e23a8a98f780387891324ad5c2856176af00",
                    "5549e7a453612235e1fcc78e3411e3f7f9b0c4e98436aaa99a8ba2981b139d92");
        }
    }

    @ParameterizedTest
    @CsvSource({"run,run.json", "study,study.json"})
    void ofALaterVersionAreRefusedInOneLine(String name, String file) throws IOException {
        Path json = models.resolve(name).resolve(file);
        Files.writeString(json, Files.readString(json).replaceFirst("\\{", "{ \"schemaVersion\": 99,"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> {
                    if (name.equals("run")) {
                        StoredRun.readAll(models, name);
                    } else {
                        StudyFolder.open(models, name).readRecord();
                    }
                })
                .withMessageContainingAll(json.toString(), "newer trainer", "99")
                .withMessageNotContaining("\n");
        assertThat(new RunCatalogue(models).runs())
                .extracting(RunEntry::state)
                .contains(name.equals("run") ? RunState.DAMAGED : RunState.COMPLETED);
    }

    private void assertNetwork(Path run, String parameters, String updater) throws IOException {
        RunRecord record = Objects.requireNonNull(
                RunFolder.peek(Objects.requireNonNull(run.getParent()), String.valueOf(run.getFileName())));
        try (ZipFile zip = new ZipFile(run.resolve("model.zip").toFile())) {
            if (record.provenance().kernels().equals(KERNELS)) {
                assertThat(digest(zip, "coefficients.bin")).isEqualTo(parameters);
                assertThat(digest(zip, "updaterState.bin")).isEqualTo(updater);
            }
        }
    }

    private static String digest(ZipFile zip, String entry) throws IOException {
        return Sha256.of(zip.getInputStream(zip.getEntry(entry)).readAllBytes());
    }
}
