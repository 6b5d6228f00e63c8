package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.app.StudyFailedException;
import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.run.TestSelection;
import dev.lenet.trainer.store.DataRecord;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.store.StudyRecord.FailedRun;
import dev.lenet.trainer.store.StudyRecord.Statistic;
import dev.lenet.trainer.store.StudyRecord.VariantFigures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyClosingTests {

    private static final RunSpec SPEC = Specs.of(Five.VAR3).with("seed", 1L);
    private static final StudyRecord STUDY = new StudyRecord(
            RunStatus.FAILED,
            "s",
            Specs.study(List.of(Five.VAR3, Five.VAR4), 0, List.of(1L, 2L), TestSelection.TOP2, SPEC),
            new DataRecord(FashionMnist.named("sample"), "abc"),
            new Provenance("1.0", "0123", "M2.1", "17", "Linux", "CPU", 2, "cpu", "CPU", "vector", null, null),
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(61),
            61,
            List.of("var3-seed1", "var3-seed2", "var4-seed1", "var4-seed2"),
            List.of(new FailedRun("var4-seed1", "kaput."), new FailedRun("var4-seed2", "lost")),
            List.of("var3"),
            List.of(
                    new VariantFigures(
                            "var3",
                            2,
                            Statistic.of(List.of(0.90, 0.92)),
                            Statistic.of(List.of(0.88, 0.88)),
                            Statistic.of(List.of(0.87, 0.871)),
                            Statistic.of(List.of(14.0, 15.0)),
                            Statistic.of(List.of(30.0, 31.0))),
                    new VariantFigures("var4", 0, null, null, null, null, null)),
            "java -jar trainer.jar");

    @Test
    void isATableWithWhatFailedAndWhereItLies() {
        assertThat(StudyClosing.of(STUDY, Path.of("models", "s"), true, 80)).isEqualToNormalizingNewlines("""

                        s on the SAMPLE of Fashion-MNIST, FAILED
                          variant  runs       train %  validation %        test %  kept epoch  time/run
                          var3        2  91.00 ± 1.41  88.00 ± 0.00  87.05 ± 0.07  14.5 ± 0.7      0:31
                          var4        0             -             -             -           -         -
                          failed    var4-seed1: kaput.
                          failed    var4-seed2: lost
                          time      1:01
                          folder    models/s
                        """);
    }

    @Test
    void leavesOutWhatMattersLeastOnANarrowTerminal() {
        assertThat(StudyClosing.of(STUDY, Path.of("models", "s"), true, 50)).contains("""

                  variant  runs  validation %        test %
                  var3        2  88.00 ± 0.00  87.05 ± 0.07
                """);
    }

    @Test
    void failureHasTheExitCodeOfTheFirstFailedRun() {
        Failure unexpected = Failure.of(new StudyFailedException(STUDY, new IllegalStateException("kaput.")));

        assertThat(unexpected.exitCode()).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(unexpected.message())
                .isEqualTo("2 of the study's 4 runs failed (var4-seed1, var4-seed2), the first because kaput. The other"
                        + " runs are kept. --resume=s runs the failed ones again.");
    }
}
