package dev.lenet.trainer.faults;

import dev.lenet.trainer.TrainerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each file of a run, cut and with flipped bits: whatever reads it says so, or comes to the same result as without. */
@Tag("integration")
class DamageTests {

    private static final int FLIPS = 19;

    @TempDir
    static Path folder;

    private static Path models;
    private static List<String> reference;

    private final Random random = new Random(20260201);
    private final SoftAssertions softly = new SoftAssertions();
    private int damages;
    private int told;

    @BeforeAll
    static void runs() throws Exception {
        Assumptions.assumeTrue(Faults.all(), "runs with -Pfaults; DamagedFilesTests does the same without processes");
        reference = RunFiles.result(SmallRun.reference());
        models = folder.resolve("models");
        copy(SmallRun.reference(), models.resolve("reference"));
        TrainerProcess trainer = TrainerProcess.start(folder, SmallRun.options("--run=interrupted"));
        while (trainer.isAlive() && SmallRun.lastEpoch(trainer) < 4) {
            Thread.sleep(1);
        }
        trainer.kill();
    }

    @Test
    void anEvaluationSaysSoOrIsRight() throws Exception {
        List<String> predictions = Files.readAllLines(models.resolve("reference/test-predictions.csv"));
        String[] files = {"model.zip", "run.json", "history.csv", "test-predictions.csv", "tsne.csv"};
        damageEach("reference", files, (run, damage) -> {
            TrainerProcess trainer = TrainerProcess.run(folder, "--evaluate=" + run.getFileName(), "--tsne-points=100");
            if (saidSo(trainer, run, damage)) {
                return;
            }
            softly.assertThat(Files.readAllLines(run.resolve("test-predictions.csv")))
                    .as(damage)
                    .isEqualTo(predictions);
            softly.assertThat(accuracy(run)).as(damage).isEqualTo(accuracy(models.resolve("reference")));
        });
    }

    @Test
    void aComparisonSaysSo() throws Exception {
        String[] files = {"run.json", "history.csv", "test-predictions.csv", "tsne.csv"};
        damageEach("reference", files, (run, damage) -> {
            String name = run.getFileName().toString();
            TrainerProcess trainer = TrainerProcess.run(folder, "--compare=reference," + name, "--run=compare-" + name);
            // A digit that became another cannot be told from a result; a missing end can, but for a line break after
            // JSON.
            boolean said = saidSo(trainer, run, damage);
            boolean cut =
                    damage.contains("cut") && !(damage.startsWith("run.json") && isWhole(run.resolve("run.json")));
            softly.assertThat(said || !cut).as(damage).isTrue();
        });
    }

    @Test
    void aResumedRunSaysSoOrEndsWithTheSameBits() throws Exception {
        String[] files = zipsAnd("run.json", "history.csv").toArray(String[]::new);
        damageEach("interrupted", files, (run, damage) -> {
            TrainerProcess trainer =
                    TrainerProcess.run(folder, SmallRun.resume(run.getFileName().toString()));
            if (!saidSo(trainer, run, damage)) {
                softly.assertThat(RunFiles.result(run)).as(damage).isEqualTo(reference);
            }
        });
    }

    /** What reads a damaged run. */
    private interface Reader {
        void read(Path run, String damage) throws Exception;
    }

    private void damageEach(String original, String[] files, Reader reader) throws Exception {
        for (String file : files) {
            long size = Files.size(models.resolve(original).resolve(file));
            for (long end : new long[] {0, size / 2, size - 1}) {
                damage(original, file, "cut at byte " + end, reader, bytes -> Arrays.copyOf(bytes, (int) end));
            }
            for (int i = 0; i < FLIPS; i++) {
                int bit = random.nextInt(8 * (int) size);
                damage(original, file, "with bit " + bit + " flipped", reader, bytes -> {
                    bytes[bit / 8] ^= (byte) (1 << bit % 8);
                    return bytes;
                });
            }
        }
        Faults.report("%d damaged files, %d noticed, the others without effect or a digit", damages, told);
        softly.assertAll();
    }

    private void damage(String original, String file, String how, Reader reader, UnaryOperator<byte[]> change)
            throws Exception {
        Path run = models.resolve(original + "-" + ++damages);
        copy(models.resolve(original), run);
        Path damaged = run.resolve(file);
        Files.write(damaged, change.apply(Files.readAllBytes(damaged)));
        try {
            reader.read(run, file + " " + how);
        } finally {
            FileSystemUtils.deleteRecursively(run);
        }
    }

    /** Whether the trainer refused: with a message that names the file or the run, and the exit code for it. */
    private boolean saidSo(TrainerProcess trainer, Path run, String damage) throws Exception {
        int exitCode = trainer.exitCode();
        softly.assertThat(exitCode).as(damage + trainer.err()).isIn(0, 2, 3, 5);
        softly.assertThat(trainer.err()).as(damage).doesNotContain("\tat ");
        if (exitCode != 0) {
            told++;
            softly.assertThat(trainer.err())
                    .as(damage)
                    .contains(run.getFileName().toString());
        }
        return exitCode != 0;
    }

    private static boolean isWhole(Path json) throws IOException {
        return Files.readString(json).endsWith("}");
    }

    private static double accuracy(Path run) throws IOException {
        JsonNode json = JsonMapper.shared().readTree(Files.readString(run.resolve("run.json")));
        return json.get("testAccuracy").asDouble();
    }

    /** The zips that an interrupted run has, whatever the older checkpoint is called. */
    private static List<String> zipsAnd(String... others) throws IOException {
        List<String> files = new ArrayList<>(List.of(others));
        try (Stream<Path> entries = Files.list(models.resolve("interrupted"))) {
            entries.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(".zip"))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }

    private static void copy(Path from, Path to) throws IOException {
        FileSystemUtils.copyRecursively(from, to);
    }
}
