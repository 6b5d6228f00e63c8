package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.TrainerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A study that is killed with SIGKILL, in its runs, its tests and while its pictures and reports are written, and continued each
 * time ends with the bits and the files of one that never was.
 */
@Tag("integration")
class StudyKillTests {

    private static final int KILLS = Faults.count(2, 30);
    private static final List<String> RUNS = List.of("baseline", "var3");
    private static final String[] OPTIONS = {
        "--variant=baseline,var3", "--dataset=sample", "--limit=400", "--epochs=3", "--test=all", "--tsne-points=100"
    };

    /** Each is written later than those before it: the second half while results are tested, mapped and drawn. */
    private static final List<String> MILESTONES = List.of(
            "study.json",
            "baseline/history.csv",
            "var3/checkpoint.zip",
            "summary.csv",
            "baseline/test-predictions.csv",
            "baseline/tsne.csv",
            "baseline/curves.png",
            "baseline/report.html",
            "var3/confusion-matrix.png",
            "var3/report.html");

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Random random = new Random(20260417);

    @TempDir
    Path folder;

    private int kills;
    private int whileDrawing;

    @Test
    void endsAsIfItHadNeverBeenKilled() throws Exception {
        TrainerProcess whole = TrainerProcess.run(folder, options("reference"));
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        List<String> reference = result("reference");
        int studies = 0;
        while (kills < KILLS) {
            String name = "study" + ++studies;
            interruptedStudy(name);
            assertThat(result(name)).as(name).isEqualTo(reference);
        }
        Faults.report(
                "studies: killed %d times in %d studies, %d times while results were tested, mapped or drawn",
                kills, studies, whileDrawing);
    }

    /** Kills up to six times, and lets the last process end. Both ways of continuing take turns. */
    private void interruptedStudy(String name) throws Exception {
        Path study = folder.resolve("models").resolve(name);
        for (int left = 3 + random.nextInt(4); ; left--) {
            boolean resumes = Files.exists(study.resolve("study.json")) && random.nextBoolean();
            TrainerProcess trainer = TrainerProcess.start(
                    folder, resumes ? new String[] {"--resume=" + name, "--tsne-points=100"} : options(name));
            if (left > 0 && kills < KILLS) {
                awaitMoment(trainer, study);
            } else {
                trainer.exitCode();
            }
            if (!trainer.isAlive()) {
                assertThat(trainer.exitCode()).as(trainer.out() + trainer.err()).isZero();
                return;
            }
            boolean drawing = Files.exists(study.resolve("baseline/test-predictions.csv"));
            trainer.kill();
            kills++;
            whileDrawing += drawing ? 1 : 0;
            for (String run : RUNS) {
                RunFiles.assertWhole(study.resolve(run));
            }
            RunFiles.assertWhole(study);
        }
    }

    /** Somewhen, or shortly after a file has appeared that was not there before: while the next one is written. */
    private void awaitMoment(TrainerProcess trainer, Path study) throws InterruptedException {
        List<String> ahead = MILESTONES.stream()
                .filter(file -> !Files.exists(study.resolve(file)))
                .toList();
        long deadline = System.nanoTime() + random.nextLong(LONGEST_NANOS);
        if (!ahead.isEmpty() && random.nextInt(4) > 0) {
            Path awaited = study.resolve(ahead.get(random.nextInt(ahead.size())));
            while (trainer.isAlive() && !Files.exists(awaited)) {
                Thread.sleep(1);
            }
            deadline = System.nanoTime() + random.nextLong(TimeUnit.MILLISECONDS.toNanos(200));
        }
        while (trainer.isAlive() && System.nanoTime() - deadline < 0) {
            Thread.sleep(1);
        }
    }

    private static String[] options(String name) {
        return Stream.concat(Stream.of(OPTIONS), Stream.of("--run=" + name)).toArray(String[]::new);
    }

    private List<String> result(String name) throws IOException {
        Path study = folder.resolve("models").resolve(name);
        List<String> result = new ArrayList<>();
        JsonNode json = JsonMapper.shared().readTree(Files.readString(study.resolve("study.json")));
        for (String field : List.of("status", "spec", "runs", "failedRuns", "tested")) {
            result.add(field + "=" + json.get(field));
        }
        for (String run : RUNS) {
            RunFiles.result(study.resolve(run)).forEach(line -> result.add(run + " " + line));
            assertThat(study.resolve(run).resolve("report.html")).content().endsWith("</html>\n");
        }
        // Every variant has its row: a report that was interrupted must not pass for the whole one.
        String report = Files.readString(study.resolve("report.html"));
        assertThat(report).endsWith("</html>\n");
        RUNS.forEach(run -> assertThat(report).as(name).contains("LeNet5_" + run));
        try (Stream<Path> files = Files.walk(study)) {
            // Later claims on a cell count its attempts.
            files.map(file -> study.relativize(file).toString())
                    .filter(file -> !file.isEmpty()
                            && !file.contains(".previous.")
                            && !file.matches("\\.claims/.*\\.(?!1$)\\d+"))
                    .sorted()
                    .forEach(result::add);
        }
        return result;
    }
}
