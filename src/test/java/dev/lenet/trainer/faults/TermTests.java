package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.TrainerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trainer that gets SIGTERM at any moment ends by itself, without a word of complaint and with nothing that says RUNNING, and
 * the run is continued to the bits of one that was never disturbed.
 */
@Tag("integration")
class TermTests {

    /** SIGTERM's, as a shell tells it. */
    private static final int TERMINATED = 143;

    private static final int ROUNDS = 2;

    /** What has just appeared in the run's folder when the signal comes; nothing for the start of the process. */
    private static final List<String> MOMENTS = List.of(
            "",
            ".lock",
            "summary.txt",
            "history.csv",
            "model.onnx",
            "test-predictions.csv",
            "tsne.csv",
            "curves.png",
            "confusion-matrix.png",
            "report.html");

    private final Random random = new Random(20261126);

    @TempDir
    Path folder;

    private long slowestNanos;

    @Test
    void endsAtAnyMoment() throws Exception {
        Assumptions.assumeTrue(Faults.all(), "runs with -Pfaults; EndToEndTests does the same at one moment");
        List<String> reference = RunFiles.result(SmallRun.reference());
        int stopped = 0;
        int runs = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (String moment : MOMENTS) {
                String name = "run" + ++runs;
                Path run = folder.resolve("models").resolve(name);
                stopped += terminated(run, moment) ? 1 : 0;
                if (!Files.exists(run.resolve("run.json"))) {
                    ended(TrainerProcess.start(folder, SmallRun.options("--run=" + name)));
                } else if (!status(run).equals("COMPLETED")) {
                    assertThat(status(run)).as(moment).isEqualTo("STOPPED");
                    ended(TrainerProcess.start(folder, SmallRun.resume(name)));
                }
                assertThat(RunFiles.result(run)).as(moment).isEqualTo(reference);
                RunFiles.assertWhole(run);
            }
        }
        Faults.report(
                "SIGTERM %d times, at %d moments: %d runs stopped, the others were over; ended after at most %.1f s",
                runs, MOMENTS.size(), stopped, slowestNanos / 1e9);
    }

    /** Whether the signal came before the end. */
    private boolean terminated(Path run, String moment) throws Exception {
        TrainerProcess trainer = TrainerProcess.start(folder, SmallRun.options("--run=" + run.getFileName()));
        Path awaited = run.resolve(moment);
        while (!moment.isEmpty() && trainer.isAlive() && !Files.exists(awaited)) {
            Thread.sleep(1);
        }
        Thread.sleep(random.nextInt(moment.isEmpty() ? 1500 : 150));
        long before = System.nanoTime();
        trainer.terminate();
        int exitCode = trainer.exitCode();
        slowestNanos = Math.max(slowestNanos, System.nanoTime() - before);
        System.out.printf(
                "SIGTERM after \"%s\": %d after %d ms%n",
                moment, exitCode, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
        assertThat(exitCode).as(moment + trainer.err()).isIn(0, TERMINATED);
        assertThat(trainer.err()).as(moment).isEmpty();
        return exitCode == TERMINATED;
    }

    private static String status(Path run) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(run.resolve("run.json")))
                .get("status")
                .asString();
    }

    private static void ended(TrainerProcess trainer) throws InterruptedException {
        assertThat(trainer.exitCode()).as(trainer.out() + trainer.err()).isZero();
    }
}
