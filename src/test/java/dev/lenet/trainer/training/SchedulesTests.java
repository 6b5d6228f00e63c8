package dev.lenet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.ScheduleKind;
import dev.lenet.trainer.variant.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.schedule.ISchedule;

class SchedulesTests {

    @ParameterizedTest
    @CsvSource({"0, 0.001", "4, 0.001", "5, 0.0005", "9, 0.0005", "10, 0.00025", "14, 0.00025"})
    void stepHalvesEveryFiveEpochs(int epoch, double rate) {
        assertThat(schedule(ScheduleKind.STEP).valueAt(123, epoch)).isCloseTo(rate, within(1e-12));
    }

    @Test
    void noneStays() {
        assertThat(schedule(ScheduleKind.NONE).valueAt(99_999, 14)).isEqualTo(0.001);
    }

    private static ISchedule schedule(ScheduleKind kind) {
        return Schedules.of(new RunSpec(Variant.VAR3, "sample", 42, 15, 64, 0.001, kind, 5, 0.5, 0.2, null));
    }
}
