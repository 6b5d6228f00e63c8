package dev.lenet.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.model.KeptEpoch;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochMetricsTests {

    @ParameterizedTest
    @CsvSource({"BEST, 2", "LAST, 4"})
    void theKeptEpochIsTheFirstOfTheBestOrTheLast(KeptEpoch keep, int epoch) {
        List<EpochMetrics> history = List.of(epoch(1, 0.8), epoch(2, 0.9), epoch(3, 0.9), epoch(4, 0.85));

        assertThat(EpochMetrics.kept(history, keep).epoch()).isEqualTo(epoch);
        assertThat(EpochMetrics.kept(history.subList(0, 1), keep).epoch()).isEqualTo(1);
    }

    private static EpochMetrics epoch(int number, double validationAccuracy) {
        return new EpochMetrics(number, 0.001, 1, 0.5, 1, validationAccuracy, 1, 1);
    }
}
