package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trainer in a process of its own, as its user meets it. */
@Tag("integration")
class EndToEndTests {

    private static final Path INSTALLED = Path.of("/usr/share/datasets/fashion-mnist");

    @TempDir
    Path folder;

    @Test
    void learnsFromAFewThousandRealImages() throws Exception {
        // Fashion-MNIST where it is installed, and otherwise its sample: real images in both cases.
        boolean installed = Files.isDirectory(INSTALLED);
        TrainerProcess trainer = TrainerProcess.run(
                folder,
                "--variant=var3",
                "--run=small",
                "--epochs=6",
                "--limit=4000",
                "--augment=true",
                "--tsne-points=200",
                installed ? "--dataset=fashion-mnist" : "--dataset=sample");

        assertThat(trainer.exitCode()).as(trainer.err()).isZero();
        Path run = folder.resolve("models/small");
        JsonNode json = JsonMapper.shared().readTree(Files.readString(run.resolve("run.json")));
        assertThat(json.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(json.get("testAccuracy").asDouble()).isGreaterThan(0.75);
        assertThat(json.at("/dataset/test").asInt()).isEqualTo(installed ? 10_000 : 1_000);
        assertThat(Files.readAllLines(run.resolve("history.csv"))).hasSize(7);
        assertThat(run.resolve("summary.txt")).content().contains("61,750");
        assertThat(run.resolve("checkpoint.zip")).isNotEmptyFile();
        for (String picture :
                new String[] {"curves.png", "learning-rate.png", "confusion-matrix.png", "tsne.png", "augmentation.png"
                }) {
            assertThat(javax.imageio.ImageIO.read(run.resolve(picture).toFile()).getWidth())
                    .isGreaterThan(1000);
        }
        assertThat(Files.readAllLines(run.resolve("tsne.csv"))).hasSize(201);
        assertThat(Files.readAllLines(run.resolve("test-predictions.csv"))).hasSize(installed ? 10_001 : 1_001);
        assertThat(run.resolve("report.html"))
                .content()
                .contains("LeNet5_var3", "data:image/png", "rotation ±10°", "Most confused");
        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(
                run.resolve("model.zip").toFile());
        assertThat(network.numParams()).isEqualTo(61_794);
        assertThat(trainer.out())
                .contains("Layers: 15", "epoch 6/6", "test accuracy")
                .contains(run.getFileName().toString());
        assertThat(trainer.err()).isEmpty();
    }

    @Test
    void resumesAStoppedRunToTheSameModel() throws Exception {
        String[] settings = {
            "--variant=var1", "--dataset=sample", "--epochs=40", "--limit=1000", "--batch-size=20", "--tsne-points=0"
        };
        assertThat(CommandLine.run(folder, with(settings, "--run=whole")).exitCode())
                .isZero();
        TrainerProcess stopped = TrainerProcess.start(folder, with(settings, "--run=stopped"));
        Path history = folder.resolve("models/stopped/history.csv");
        await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(history) || !stopped.isAlive());
        stopped.terminate();
        assertThat(stopped.exitCode()).isEqualTo(143);
        assertThat(Files.readAllLines(history)).hasSizeLessThan(41);

        CommandLine resumed = CommandLine.run(folder, "--resume=stopped", "--tsne-points=0");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("Resumed after epoch");
        assertThat(resumed.err()).isEmpty();
        assertThat(Files.mismatch(folder.resolve("models/stopped/model.zip"), folder.resolve("models/whole/model.zip")))
                .as("first byte that differs")
                .isEqualTo(-1);
        assertThat(folder.resolve("models/stopped/report.html")).isNotEmptyFile();

        CommandLine again = CommandLine.run(folder, "--resume=stopped");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("stopped is completed");
        CommandLine other = CommandLine.run(folder, "--resume=stopped", "--epochs=50");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("--epochs cannot be used with --resume");
    }

    private static String[] with(String[] settings, String more) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = more;
        return all;
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130", "HUP,129"})
    void stopsAfterSaving(String signal, int exitCode) throws Exception {
        Assumptions.assumeFalse(isIgnored(exitCode - 128), "started with the signal ignored");
        TrainerProcess trainer = TrainerProcess.start(folder, "--dataset=sample", "--epochs=10000", "--run=long");
        Path history = folder.resolve("models/long/history.csv");
        await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(history) || !trainer.isAlive());
        trainer.signal(signal);

        assertThat(trainer.exitCode()).as(trainer.err()).isEqualTo(exitCode);
        assertThat(trainer.err()).isEmpty();
        JsonNode json = JsonMapper.shared().readTree(Files.readString(folder.resolve("models/long/run.json")));
        assertThat(json.get("status").asString()).isEqualTo("STOPPED");
        assertThat(folder.resolve("models/long/model.zip")).isNotEmptyFile();
    }

    /** As a shell does with what it starts in the background; children inherit it. */
    private static boolean isIgnored(int signal) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1L << signal - 1) != 0);
    }

    @Test
    void logsInJsonOnRequest() throws Exception {
        TrainerProcess trainer = TrainerProcess.run(
                folder,
                "--dataset=sample",
                "--epochs=2",
                "--limit=640",
                "--tsne-points=0",
                "--variant=var2",
                "--run=logged",
                "--logging.structured.format.console=ecs");

        assertThat(trainer.exitCode()).as(trainer.err()).isZero();
        assertThat(trainer.err()).isEmpty();
        // The first lines, on what computes, come before there is a run.
        assertThat(trainer.out().lines().map(JsonMapper.shared()::readTree).dropWhile(line -> !line.has("run")))
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> {
                    assertThat(line.get("run").asString()).isEqualTo("logged");
                    assertThat(line.get("variant").asString()).isEqualTo("var2");
                })
                .anySatisfy(line -> assertThat(line.get("message").asString())
                        .startsWith("-----")
                        .contains("Conv2d-1"))
                .anySatisfy(line -> {
                    assertThat(line.get("message").asString()).startsWith("epoch 2/2 ");
                    assertThat(line.get("epoch").asInt()).isEqualTo(2);
                    assertThat(line.get("loss").asDouble()).isPositive();
                    assertThat(line.get("accuracy").asDouble()).isBetween(0.0, 1.0);
                    assertThat(line.get("validationAccuracy").asDouble()).isBetween(0.0, 1.0);
                });
    }
}
