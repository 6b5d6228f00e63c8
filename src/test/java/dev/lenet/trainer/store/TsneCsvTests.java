package dev.lenet.trainer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.evaluation.tsne.EmbeddedPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsneCsvTests {

    private static final EmbeddedPoints POINTS = new EmbeddedPoints(
            new int[] {3, 9999},
            new float[] {-12.345678f, Float.MIN_VALUE},
            new float[] {0.1f, 1e20f},
            new int[] {0, 9},
            new int[] {6, 9});

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(TsneCsv.FILE);
    }

    @Test
    void readsBackWhatWasWritten() {
        TsneCsv.write(file, POINTS);

        assertThat(TsneCsv.read(file, 10_000, 10)).isEqualTo(POINTS);
    }

    @Test
    void writesOneLineAnImage() {
        TsneCsv.write(file, POINTS);

        assertThat(file).hasContent("""
                index,x,y,actual,predicted
                3,-12.345678,0.1,0,6
                9999,1.4E-45,1.0E20,9,9
                """);
        assertThat(folder.toFile().list()).containsExactly(TsneCsv.FILE);
    }

    @Test
    void replacesAnOlderMap() {
        TsneCsv.write(file, POINTS);
        EmbeddedPoints none = new EmbeddedPoints(new int[0], new float[0], new float[0], new int[0], new int[0]);

        TsneCsv.write(file, none);

        assertThat(TsneCsv.read(file, 10_000, 10)).isEqualTo(none);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,1.0,2.0,0", "3,1.0,2.0,0,6,1", "3,1.0,2.0,0,six", "", "3,,2.0,0,6"})
    void saysWhichLineIsDamaged(String line) throws IOException {
        Files.writeString(file, "index,x,y,actual,predicted\n1,0.5,0.5,1,1\n" + line + "\n");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> TsneCsv.read(file, 10_000, 10))
                .withMessageContaining(file.toString())
                .withMessageContaining("line 3")
                .withMessageContaining("--evaluate=NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "index,x,y\n"})
    void saysThatTheHeaderIsMissing(String content) throws IOException {
        Files.writeString(file, content);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> TsneCsv.read(file, 10_000, 10))
                .withMessageContaining("line 1")
                .withMessageContaining("header index,x,y,actual,predicted");
    }

    @Test
    void saysThatTheEndIsMissing() throws IOException {
        Files.writeString(file, "index,x,y,actual,predicted\n1,0.5,0.5,1,1");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> TsneCsv.read(file, 10_000, 10))
                .withMessageContaining("its last line is cut off");
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> TsneCsv.read(file, 10_000, 10))
                .withMessageContaining(file.toString());
    }
}
