package dev.lenet.trainer.faults;

import dev.lenet.trainer.TrainerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.springframework.util.FileSystemUtils;

/** Damages each file of a folder in turn, in copies: cuts it at three places, and flips single bits. */
final class Damages {

    private static final int FLIPS = 11;

    private final Path models;
    private final SoftAssertions softly;
    private final Random random = new Random(20260201);
    private int damages;
    private int refused;

    /**
     * Makes no damage yet.
     *
     * @param models the folder that holds the originals, and the copies while they are read
     * @param softly collects what does not hold
     */
    Damages(Path models, SoftAssertions softly) {
        this.models = models;
        this.softly = softly;
    }

    /** What reads a damaged copy. */
    interface Reader {
        void read(Path copy, String damage) throws Exception;
    }

    /** Calls the reader once for each damage to each of the files, and reports how often the trainer refused. */
    void each(String original, List<String> files, Reader reader) throws Exception {
        for (String file : files) {
            long size = Files.size(models.resolve(original).resolve(file));
            for (long end : new long[] {0, size / 2, size - 1}) {
                one(original, file, "cut at byte " + end, reader, bytes -> Arrays.copyOf(bytes, (int) end));
            }
            for (int i = 0; i < FLIPS; i++) {
                int bit = random.nextInt(8 * (int) size);
                one(original, file, "with bit " + bit + " flipped", reader, bytes -> {
                    bytes[bit / 8] ^= (byte) (1 << bit % 8);
                    return bytes;
                });
            }
        }
        Faults.report(
                "%s: %d damaged files, %d refused, the others without effect or a digit", original, damages, refused);
    }

    private void one(String original, String file, String how, Reader reader, UnaryOperator<byte[]> change)
            throws Exception {
        Path copy = models.resolve(original + "-" + ++damages);
        FileSystemUtils.copyRecursively(models.resolve(original), copy);
        Path damaged = copy.resolve(file);
        Files.write(damaged, change.apply(Files.readAllBytes(damaged)));
        try {
            reader.read(copy, file + " " + how);
        } finally {
            FileSystemUtils.deleteRecursively(copy);
        }
    }

    /** Whether the trainer refused: with a message that names the folder, and the exit code for it. */
    boolean refuses(TrainerProcess trainer, Path copy, String damage) throws InterruptedException, IOException {
        int exitCode = trainer.exitCode();
        softly.assertThat(exitCode).as(damage + trainer.err()).isIn(0, 2, 3, 5);
        softly.assertThat(trainer.err()).as(damage).doesNotContain("\tat ");
        if (exitCode != 0) {
            refused++;
            softly.assertThat(trainer.err())
                    .as(damage)
                    .contains(copy.getFileName().toString());
        }
        return exitCode != 0;
    }
}
