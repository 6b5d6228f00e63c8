package dev.lenet.trainer.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.app.SharedStudy.State;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.AtomicFiles;
import dev.lenet.trainer.store.Claim;
import dev.lenet.trainer.store.Claims;
import dev.lenet.trainer.store.Records;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StudyFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedStudiesTests {

    @TempDir
    Path models;

    @BeforeEach
    void prepare() {
        try (StudyFolder folder = StudyFolder.open(models, "study")) {
            folder.write(Records.study("study", "var3"));
        }
    }

    private List<SharedStudy> now() {
        return new SharedStudies(new RunCatalogue(models)).now();
    }

    private Map<State, Integer> cells() {
        assertThat(now()).hasSize(1);
        return now().get(0).cells();
    }

    private Claim claim() {
        return Objects.requireNonNull(new Claims(models.resolve("study")).take("var3"));
    }

    @Test
    void aStudyThatNoWorkerHasTouchedIsNoneOfThem() {
        assertThat(now()).isEmpty();
    }

    @Test
    void cellsAtWorkAreTold() {
        try (Claim claim = claim();
                RunFolder run = RunFolder.openOrCreate(models.resolve("study"), claim)) {
            run.write(Records.running("var3"));
            run.write(List.of(new EpochMetrics(1, 0.001, 1, 0.5, 1, 0.625, 2, 1500)));

            assertThat(cells()).containsEntry(State.RUNNING, 1).containsEntry(State.WAITING, 0);
            assertThat(now().get(0).atWork()).singleElement().satisfies(cell -> {
                assertThat(cell.cell()).isZero();
                assertThat(cell.run()).isEqualTo("var3");
                assertThat(cell.host()).isEqualTo("host");
                assertThat(cell.epoch()).isEqualTo(1);
                assertThat(cell.epochs()).isEqualTo(15);
                assertThat(cell.imagesPerSecond()).isEqualTo(1500);
                assertThat(cell.validationAccuracy()).isEqualTo(0.625);
            });
        }
    }

    @Test
    void cellsWithoutAWorkerAreCountedByTheirFiles() {
        claim().close();
        assertThat(cells()).containsEntry(State.WAITING, 1);

        RunRecord begun = Records.running("var3");
        write(begun.ended(RunStatus.STOPPED, Instant.now(), null));
        assertThat(cells()).containsEntry(State.WAITING, 1);
        write(begun.ended(RunStatus.FAILED, Instant.now(), "diverged"));
        assertThat(cells()).containsEntry(State.FAILED, 1);
        write(begun.ended(RunStatus.COMPLETED, Instant.now(), null));
        assertThat(cells()).containsEntry(State.COMPLETED, 1).containsEntry(State.FAILED, 0);
        assertThat(now().get(0).atWork()).isEmpty();
    }

    @Test
    void damagedFilesOfACellHideNothing() {
        try (Claim claim = claim();
                RunFolder run = RunFolder.openOrCreate(models.resolve("study"), claim)) {
            AtomicFiles.writeText(run.file(RunRecord.FILE), "{");
            AtomicFiles.writeText(run.file("history.csv"), "nonsense\n");

            assertThat(cells()).containsEntry(State.RUNNING, 1);
        }
    }

    private void write(RunRecord record) {
        try (Claim claim = claim();
                RunFolder run = RunFolder.openOrCreate(models.resolve("study"), claim)) {
            run.write(record);
        }
    }
}
