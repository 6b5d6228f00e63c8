package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {

    @ParameterizedTest
    @CsvSource({
        "0.001, 0.001",
        "0.0005, 0.0005",
        "0.00025, 0.00025",
        "0.000125, 0.000125",
        "0.0000125, 1.25e-05",
        "1, 1",
        "10, 10",
        "100000, 1e+05"
    })
    void shortenRates(double rate, String expected) {
        assertThat(Figures.rate(rate)).isEqualTo(expected);
    }

    @Test
    void useEnglishSignsWhateverTheMachine() {
        assertThat(Figures.percent(0.88776)).isEqualTo("88.78\u00a0%");
        assertThat(Figures.percent(Double.NaN)).isEqualTo("–");
        assertThat(Figures.count(61706)).isEqualTo("61,706");
    }
}
