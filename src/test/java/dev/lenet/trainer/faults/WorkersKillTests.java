package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.TrainerProcess;
import dev.lenet.trainer.store.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers without a scheduler on one folder, killed with SIGKILL at random moments or put to sleep for longer than a claim lives,
 * end with every cell trained, to the bits of one process that was never disturbed.
 */
@Tag("integration")
class WorkersKillTests {

    private static final int KILLS = 40;
    private static final int WORKERS = 6;
    private static final long LIFE_MILLIS = 2000;

    private static final String[] STUDY = {
        "--variant=baseline,var3", "--repeats=6", "--dataset=sample", "--limit=400", "--epochs=6", "--test=all"
    };

    private final Random random = new Random(20261126);
    private final List<TrainerProcess> workers = new ArrayList<>();

    @TempDir
    Path folder;

    private int kills;
    private int pauses;
    private int takenOver;

    @Test
    void everyCellEndsWithItsBits() throws Exception {
        Assumptions.assumeTrue(Faults.all(), "runs with -Pfaults; SharedStudyTests does the same without kills");
        ended(TrainerProcess.start(folder, with(STUDY, "--run=whole", "--tsne-points=0")));
        int studies = 0;
        while (kills + pauses < KILLS) {
            String name = "study" + ++studies;
            ended(TrainerProcess.start(folder, with(STUDY, "--prepare", "--run=" + name)));
            disturb(name);
            ended(TrainerProcess.start(folder, "--collect=" + name, "--tsne-points=0"));
            assertSame(name);
        }
        Faults.report(
                "workers: killed %d times and put to sleep %d times in %d studies; %d of the sleepers lost a cell",
                kills, pauses, studies, takenOver);
    }

    /** As many workers as ever until all cells are done: for each that is killed, another one comes. */
    private void disturb(String name) throws Exception {
        for (int i = 0; i < WORKERS; i++) {
            workers.add(worker(name));
        }
        while (!workers.isEmpty()) {
            Thread.sleep(random.nextInt(1500));
            for (TrainerProcess worker : List.copyOf(workers)) {
                if (!worker.isAlive()) {
                    workers.remove(worker);
                    takenOver += worker.out().contains("was taken over by another worker") ? 1 : 0;
                    assertThat(worker.exitCode())
                            .as(worker.out() + worker.err())
                            .isZero();
                }
            }
            List<TrainerProcess> atWork =
                    workers.stream().filter(WorkersKillTests::hasBegun).toList();
            if (!atWork.isEmpty() && kills + pauses < KILLS) {
                disturb(name, atWork.get(random.nextInt(atWork.size())));
            }
        }
    }

    private void disturb(String name, TrainerProcess worker) throws Exception {
        if ((kills + pauses) % 3 != 1) {
            worker.kill();
            workers.remove(worker);
            workers.add(worker(name));
            kills++;
        } else {
            long before = laterClaims(name);
            worker.signal("STOP");
            while (laterClaims(name) == before && workers.stream().anyMatch(each -> each != worker && each.isAlive())) {
                Thread.sleep(LIFE_MILLIS / 10);
            }
            worker.signal("CONT");
            pauses++;
        }
    }

    /** How many claims there are on cells that had been claimed before. */
    private long laterClaims(String name) throws IOException {
        try (Stream<Path> claims = Files.list(study(name).resolve(".claims"))) {
            return claims.filter(claim -> !claim.toString().endsWith(".1")).count();
        }
    }

    /** To end a worker that has not come so far as to train a cell shows nothing. */
    private static boolean hasBegun(TrainerProcess worker) {
        return worker.out().contains(" epoch ");
    }

    private TrainerProcess worker(String name) throws IOException {
        return TrainerProcess.start(
                folder,
                Map.of(),
                List.of("-D" + Claims.LIFE_PROPERTY + "=" + LIFE_MILLIS),
                "--work=" + name,
                "--threads=1");
    }

    private void assertSame(String name) throws IOException {
        assertThat(summary(name)).isEqualTo(summary("whole"));
        for (Path run : runs("whole")) {
            Path other = study(name).resolve(run.getFileName());
            assertThat(other.resolve("model.zip")).hasSameBinaryContentAs(run.resolve("model.zip"));
            assertThat(other.resolve("test-predictions.csv"))
                    .hasSameBinaryContentAs(run.resolve("test-predictions.csv"));
            assertThat(epochs(other)).as("no epoch twice, none left out").isEqualTo(epochs(run));
            RunFiles.assertWhole(other);
        }
    }

    private static List<String> epochs(Path run) throws IOException {
        return Files.readAllLines(run.resolve("history.csv")).stream()
                .map(line -> String.join(",", Arrays.copyOf(line.split(","), 6)))
                .toList();
    }

    private List<Path> runs(String name) throws IOException {
        try (Stream<Path> all = Files.list(study(name))) {
            return all.filter(path -> Files.exists(path.resolve("run.json")))
                    .sorted()
                    .toList();
        }
    }

    private List<String> summary(String name) throws IOException {
        return Files.readAllLines(study(name).resolve("summary.csv")).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    private Path study(String name) {
        return folder.resolve("models").resolve(name);
    }

    private static void ended(TrainerProcess trainer) throws InterruptedException {
        assertThat(trainer.exitCode()).as(trainer.out() + trainer.err()).isZero();
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
    }
}
