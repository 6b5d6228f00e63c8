package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.run.EpochMetrics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinnedHistoryTests {

    @TempDir
    Path folder;

    private RunEntry run(int epochs) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("history.csv"))) {
            csv.write(HistoryCsv.HEADER + "\n");
            for (int epoch = 1; epoch <= epochs; epoch++) {
                csv.write(epoch + ",0.001,0.5,0.8,0.6,0.7,1.000,100.0\n");
            }
        }
        return new RunEntry(null, "run", folder);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 2", "10, 10", "9, 10"})
    void isWholeWhereItFits(int epochs, int most) throws IOException {
        ThinnedHistory history = run(epochs).history(most);

        assertThat(history.finished()).isEqualTo(epochs);
        assertThat(history.epochs()).hasSize(epochs).isEqualTo(run(epochs).history());
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "11, 10", "12, 10", "19, 10", "20, 10", "1000, 10", "1001, 10", "1023, 10", "1024, 10"})
    void isEvenlySpacedWhereItDoesNot(int epochs, int most) throws IOException {
        ThinnedHistory history = run(epochs).history(most);

        List<Integer> numbers =
                history.epochs().stream().map(EpochMetrics::epoch).toList();
        assertThat(history.finished()).isEqualTo(epochs);
        assertThat(numbers)
                .hasSizeBetween(most / 2, most)
                .startsWith(1)
                .endsWith(epochs)
                .isSorted()
                .doesNotHaveDuplicates();
        int step = numbers.size() > 2 ? numbers.get(1) - 1 : 0;
        for (int i = 1; i < numbers.size() - 1; i++) {
            assertThat(numbers.get(i)).isEqualTo(1 + i * step);
        }
    }

    @Test
    void holdsNoMoreThanIsWanted() throws IOException {
        ThinnedHistory history = run(100_000).history(1000);

        assertThat(history.epochs()).hasSizeLessThanOrEqualTo(1000);
        assertThat(history.finished()).isEqualTo(100_000);
    }

    @Test
    void saysThatTheHeaderIsMissing() throws IOException {
        Files.writeString(folder.resolve("history.csv"), "1,0.001,0.5,0.8,0.6,0.7,1.000,100.0\n");

        assertThatThrownBy(() -> new RunEntry(null, "run", folder).history(10))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("header");
    }
}
