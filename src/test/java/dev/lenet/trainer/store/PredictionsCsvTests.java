package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.evaluation.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsCsvTests {

    private static final Predictions TWO =
            new Predictions(new int[] {9, 6}, new int[] {9, 0}, new float[] {0.99999994f, 1 / 3f});

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(PredictionsCsv.FILE);
    }

    @Test
    void readsBackWhatWasWritten() {
        PredictionsCsv.write(file, TWO);

        assertThat(PredictionsCsv.read(file, 2, 10)).isEqualTo(TWO);
        assertThat(file).hasContent("""
                index,actual,predicted,confidence
                0,9,9,0.99999994
                1,6,0,0.33333334
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,2", "1,2,2,0.5,0", "2,2,2,0.5", "1,two,2,0.5", ""})
    void saysWhichLineIsDamaged(String line) throws IOException {
        Files.writeString(file, "index,actual,predicted,confidence\n0,1,1,0.5\n" + line + "\n");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> PredictionsCsv.read(file, 2, 10))
                .withMessageContaining(file.toString())
                .withMessageContaining("line 3")
                .withMessageContaining("--evaluate=NAME");
    }

    @Test
    void saysThatTheEndIsMissing() throws IOException {
        Files.writeString(file, "index,actual,predicted,confidence\n0,1,1,0.5\n1,1,1,0.2");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> PredictionsCsv.read(file, 2, 10))
                .withMessageContaining("its last line is cut off");
    }

    @Test
    void saysThatTheHeaderOrTheFileIsMissing() throws IOException {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> PredictionsCsv.read(file, 2, 10))
                .withMessageContaining("there is no such file");
        Files.writeString(file, "0,1,1,0.5\n");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> PredictionsCsv.read(file, 2, 10))
                .withMessageContaining("line 1");
    }
}
