package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lenet.trainer.TrainerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each file of a run, of a study and of the queue, cut and with flipped bits: whatever reads it says so, or comes to the same result
 * as without.
 */
@Tag("integration")
class DamageTests {

    private static final String[] STUDY = {
        "--variant=baseline,var3", "--dataset=sample", "--limit=400", "--epochs=4", "--tsne-points=0", "--workers=1"
    };

    @TempDir
    static Path folder;

    private static Path models;
    private static List<String> reference;

    private final SoftAssertions softly = new SoftAssertions();
    private final Damages damages = new Damages(models, softly);

    @BeforeAll
    static void runs() throws Exception {
        Assumptions.assumeTrue(Faults.all(), "runs with -Pfaults; DamagedFilesTests does the same without processes");
        reference = RunFiles.result(SmallRun.reference());
        models = folder.resolve("models");
        FileSystemUtils.copyRecursively(SmallRun.reference(), models.resolve("reference"));
        TrainerProcess trainer = TrainerProcess.start(folder, SmallRun.options("--run=interrupted"));
        while (trainer.isAlive() && SmallRun.lastEpoch(trainer) < 4) {
            Thread.sleep(1);
        }
        trainer.kill();
    }

    @AfterEach
    void assertAll() {
        softly.assertAll();
    }

    @Test
    void anEvaluationSaysSoOrIsRight() throws Exception {
        List<String> predictions = Files.readAllLines(models.resolve("reference/test-predictions.csv"));
        List<String> files = List.of("model.zip", "run.json", "history.csv", "test-predictions.csv", "tsne.csv");
        damages.each("reference", files, (run, damage) -> {
            TrainerProcess trainer = TrainerProcess.run(folder, "--evaluate=" + run.getFileName(), "--tsne-points=100");
            if (damages.refuses(trainer, run, damage)) {
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
        List<String> files = List.of("run.json", "history.csv", "test-predictions.csv", "tsne.csv");
        damages.each("reference", files, (run, damage) -> {
            String name = run.getFileName().toString();
            TrainerProcess trainer = TrainerProcess.run(folder, "--compare=reference," + name, "--run=compare-" + name);
            // A digit that became another cannot be told from a result; a missing end can, but for a line break after
            // JSON.
            boolean refused = damages.refuses(trainer, run, damage);
            boolean cut =
                    damage.contains("cut") && !(damage.startsWith("run.json") && isWhole(run.resolve("run.json")));
            softly.assertThat(refused || !cut).as(damage).isTrue();
        });
    }

    @Test
    void aResumedRunSaysSoOrEndsWithTheSameBits() throws Exception {
        damages.each("interrupted", zipsAnd("run.json", "history.csv"), (run, damage) -> {
            TrainerProcess trainer =
                    TrainerProcess.run(folder, SmallRun.resume(run.getFileName().toString()));
            if (!damages.refuses(trainer, run, damage)) {
                softly.assertThat(RunFiles.result(run)).as(damage).isEqualTo(reference);
            }
        });
    }

    @Test
    void aContinuedStudySaysSoOrEndsWithTheSameBits() throws Exception {
        TrainerProcess whole = TrainerProcess.run(folder, study("whole"));
        softly.assertThat(whole.exitCode()).as(whole.err()).isZero();
        TrainerProcess trainer = TrainerProcess.start(folder, study("study"));
        while (trainer.isAlive() && !Files.exists(models.resolve("study/var3/checkpoint.zip"))) {
            Thread.sleep(1);
        }
        trainer.kill();
        assertThat(Files.readString(models.resolve("study/baseline/run.json"))).contains("COMPLETED");
        List<String> files = List.of(
                "study.json",
                "summary.csv",
                ".claims/baseline.1",
                "baseline/run.json",
                "baseline/history.csv",
                "baseline/model.zip",
                "var3/run.json",
                "var3/checkpoint.zip");
        damages.each("study", files, (study, damage) -> {
            TrainerProcess goesOn = TrainerProcess.run(folder, "--resume=" + study.getFileName(), "--tsne-points=0");
            if (!damages.refuses(goesOn, study, damage)) {
                softly.assertThat(networks(study)).as(damage).isEqualTo(networks(models.resolve("whole")));
            }
        });
    }

    @Test
    void aDamagedQueueIsReportedAndKept() throws Exception {
        Path served = Files.createDirectory(models.resolve("queue"));
        Files.copy(queueOfThree(), served.resolve("queue.json"));
        damages.each("queue", List.of("queue.json"), (copy, damage) -> {
            byte[] before = Files.readAllBytes(copy.resolve("queue.json"));
            TrainerProcess trainer =
                    TrainerProcess.start(folder, "--serve", "--models-dir=models/" + copy.getFileName());
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !trainer.isAlive() || trainer.out().contains("Serving on"));
            if (!trainer.isAlive()) {
                softly.assertThat(damages.refuses(trainer, copy, damage))
                        .as(damage)
                        .isTrue();
                softly.assertThat(Files.readAllBytes(copy.resolve("queue.json")))
                        .as(damage)
                        .isEqualTo(before);
                return;
            }
            add(trainer, "fourth"); // which writes the file again
            trainer.kill();
            softly.assertThat(trainer.err()).as(damage).doesNotContain("\tat ");
            softly.assertThat(entries(copy)).as(damage + trainer.out()).isEqualTo(4);
        });
    }

    /** What waits or is at work, and what cannot be used. */
    private static int entries(Path served) throws IOException {
        JsonNode queue = JsonMapper.shared().readTree(Files.readString(served.resolve("queue.json")));
        return queue.path("runs").size() + queue.path("damaged").size();
    }

    private static Path queueOfThree() throws Exception {
        Path served = folder.resolve("served");
        TrainerProcess trainer =
                TrainerProcess.start(folder, "--serve", "--dataset=sample", "--epochs=100000", "--models-dir=served");
        for (String run : List.of("first", "second", "third")) {
            add(trainer, run);
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(served.resolve("first/run.json")));
        trainer.kill();
        return served.resolve("queue.json");
    }

    private static void add(TrainerProcess trainer, String run) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + trainer.port() + "/api/queue"))
                .header("Content-Type", "application/json")
                .header("X-Requested-With", "trainer")
                .POST(BodyPublishers.ofString("{\"run\":\"" + run + "\",\"variant\":\"var3\"}"))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    private static String[] study(String name) {
        return Stream.concat(Stream.of(STUDY), Stream.of("--run=" + name)).toArray(String[]::new);
    }

    /** The bits of both networks of a study. Digits of a run that has ended already may be different. */
    private static List<String> networks(Path study) throws IOException {
        List<String> networks = new ArrayList<>();
        for (String run : List.of("baseline", "var3")) {
            RunFiles.networks(study.resolve(run)).forEach(line -> networks.add(run + " " + line));
        }
        return networks;
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
}
