package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedCacheTests {

    private static final int FILES = 3;

    @TempDir
    Path folder;

    /** A wrong shape of the right size would give sheared images. */
    @Test
    void isMissingIfAnyByteIsDamaged() throws IOException {
        PreparedCache cache = new PreparedCache(folder);
        assertThat(cache.write("key", new Prepared(new ImageShape(8, 12, 1), new byte[FILES * 96], List.of())))
                .isNull();
        assertThat(cache.read("key", FILES, shape -> {})).isNotNull();

        Path file = folder.resolve("key.pixels");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            assertThat(cache.read("key", FILES, shape -> {})).as("byte %d", i).isNull();
        }
        byte[] turned = whole.clone();
        turned[4] = 12;
        turned[5] = 8;
        Files.write(file, turned);
        assertThat(cache.read("key", FILES, shape -> {}))
                .as("height and width exchanged")
                .isNull();
    }
}
