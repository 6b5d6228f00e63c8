package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.TrainerProcess;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trainer that is killed with SIGKILL at random moments and continued each time ends with the bits of one that never was. */
@Tag("integration")
class KillTests {

    private static final int KILLS = Faults.count(3, 50);
    private static final List<String> ASIDE =
            List.of(".checkpoint.zip.tmp", ".model.zip.tmp", ".model.onnx.tmp", ".history.csv.tmp", ".run.json.tmp");

    /** About how long a run takes on a machine that has other things to do. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final Random random = new Random(20260131);

    @TempDir
    Path folder;

    private int kills;
    private int whileWriting;
    private int runs;

    @Test
    void endsWithTheSameBitsHoweverOftenItIsKilled() throws Exception {
        List<String> reference = RunFiles.result(SmallRun.reference());

        while (kills < KILLS) {
            Path run = folder.resolve("models/run" + ++runs);
            Files.createDirectories(run);
            interruptedRun(run);

            assertThat(RunFiles.result(run)).as(run.toString()).isEqualTo(reference);
            RunFiles.assertWhole(run);
            System.out.printf("killed %d times so far, %d while a file was written%n", kills, whileWriting);
        }
        Faults.report("killed %d times in %d runs, %d times while a file was written", kills, runs, whileWriting);
    }

    /** Kills three to six times, and lets the last process end. */
    private void interruptedRun(Path run) throws Exception {
        int known = 0;
        for (int left = 3 + random.nextInt(4); ; left--) {
            boolean begun = Files.exists(run.resolve("run.json"));
            String name = run.getFileName().toString();
            TrainerProcess trainer =
                    TrainerProcess.start(folder, begun ? SmallRun.resume(name) : SmallRun.options("--run=" + name));
            if (left > 0 && kills < KILLS) {
                awaitMoment(trainer, run);
            } else {
                trainer.exitCode();
            }
            if (!trainer.isAlive()) {
                assertThat(trainer.exitCode()).as(trainer.out() + trainer.err()).isZero();
                checkNothingLost(known, trainer);
                return;
            }
            trainer.kill();
            kills++;
            whileWriting += isWriting(run) ? 1 : 0;
            RunFiles.assertWhole(run);
            checkNothingLost(known, trainer);
            known = Math.max(known, SmallRun.lastEpoch(trainer));
        }
    }

    /** What was told as finished is not trained again. */
    private static void checkNothingLost(int known, TrainerProcess trainer) {
        int first = SmallRun.firstEpoch(trainer);
        if (first > 0) {
            assertThat(first).as(trainer.out()).isBetween(known + 1, known + 2);
        }
    }

    /** Half of the moments are anywhere, half while a certain file is written. */
    private void awaitMoment(TrainerProcess trainer, Path run) throws Exception {
        if (random.nextBoolean()) {
            long deadline = System.nanoTime() + random.nextLong(LONGEST_NANOS);
            while (trainer.isAlive() && System.nanoTime() - deadline < 0) {
                Thread.sleep(1);
            }
            return;
        }
        String file = ASIDE.get(random.nextInt(ASIDE.size()));
        int times = 1 + random.nextInt(4);
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            run.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (trainer.isAlive()) {
                WatchKey key = watch.poll(50, TimeUnit.MILLISECONDS);
                if (key == null) {
                    continue;
                }
                for (WatchEvent<?> event : key.pollEvents()) {
                    if (String.valueOf(event.context()).equals(file) && --times == 0) {
                        return;
                    }
                }
                key.reset();
            }
        }
    }

    private static boolean isWriting(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(".tmp"));
        }
    }
}
