package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedWorkTests {

    private static final Instant NOW = Instant.parse("2026-01-02T04:00:00Z");

    @TempDir
    Path models;

    @Test
    void aRunningRunIsStoppedAsOfItsLastEpochAndWrittenNoMore() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            folder.write(Records.running("run"));
            folder.write(List.of(new EpochMetrics(1, 0.001, 0.5, 0.8, 0.5, 0.8, 12.5, 100)));

            UnfinishedWork.stop(NOW);

            RunRecord left = folder.readRecord();
            assertThat(left.status()).isEqualTo(RunStatus.STOPPED);
            assertThat(left.times().ended()).isEqualTo(NOW);
            assertThat(left.times().seconds()).isEqualTo(12.5);
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> folder.write(Records.running("run")));
            assertThat(folder.readRecord().status()).isEqualTo(RunStatus.STOPPED);
        }
    }

    @Test
    void whatHasEndedStaysAsItIs() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            folder.write(Records.running("run").ended(RunStatus.COMPLETED, Records.STARTED, null));

            UnfinishedWork.stop(NOW);

            assertThat(folder.readRecord().status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Test
    void aFolderWithoutAnythingIsLeftWithoutAnything() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            UnfinishedWork.stop(NOW);

            assertThat(folder.path().resolve(RunRecord.FILE)).doesNotExist();
        }
    }

    @Test
    void aStudyAndItsRunsAreStopped() {
        try (StudyFolder study = StudyFolder.open(models, "study");
                Claim claim = Objects.requireNonNull(new Claims(study.path()).take("var3"));
                RunFolder run = RunFolder.openOrCreate(study.path(), claim)) {
            study.write(Records.study("study", "var3"));
            run.write(Records.running("var3"));

            UnfinishedWork.stop(NOW);

            StudyRecord left = Objects.requireNonNull(study.readRecord());
            assertThat(left.status()).isEqualTo(RunStatus.STOPPED);
            assertThat(left.ended()).isEqualTo(NOW);
            assertThat(left.runs()).containsExactly("var3");
            assertThat(run.readRecord().status()).isEqualTo(RunStatus.STOPPED);
        }
    }

    @Test
    void aFolderThatWasClosedIsNoConcernOfThisProcess() {
        try (RunFolder folder = RunFolder.create(models, "run")) {
            folder.write(Records.running("run"));
        }

        UnfinishedWork.stop(NOW);

        assertThat(Objects.requireNonNull(RunFolder.peek(models, "run")).status())
                .isEqualTo(RunStatus.RUNNING);
    }
}
