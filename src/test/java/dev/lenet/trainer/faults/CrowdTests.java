package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.TrainerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs with 200 slow clients give the bits of a run without them. What the clients cost is measured by {@code bench/polling}, in
 * turn within one run: whole runs, minutes apart, differ by more.
 */
@Tag("integration")
class CrowdTests {

    private static final int CLIENTS = 200;

    /** With clients, in all. */
    private static final double SECONDS_OF_CROWD = 1800;

    /** The column of history.csv. */
    private static final int SECONDS = 6;

    private static final int EPOCHS = 1000;

    @TempDir
    Path folder;

    @Test
    void changesNoBit() throws Exception {
        Assumptions.assumeTrue(Faults.all(), "runs with -Pfaults, for at least half an hour");
        train("alone", false);
        List<String> reference = RunFiles.result(run("alone"));
        int runs = 0;
        double seconds = 0;
        while (seconds < SECONDS_OF_CROWD) {
            String crowded = "crowded-" + ++runs;
            train(crowded, true);
            assertThat(RunFiles.result(run(crowded))).isEqualTo(reference);
            seconds += epochSeconds(crowded);
        }
        Faults.report("crowd: %d slow clients for %.1f minutes in %d runs, the same bits", CLIENTS, seconds / 60, runs);
    }

    private void train(String name, boolean crowded) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String[] options = Stream.of(
                        "--variant=var3",
                        "--dataset=sample",
                        "--epochs=" + EPOCHS,
                        "--tsne-points=100",
                        "--run=" + name,
                        "--server.port=" + port)
                .toArray(String[]::new);
        TrainerProcess trainer = TrainerProcess.start(folder, options);
        if (crowded) {
            try (SlowCrowd crowd = new SlowCrowd(port, CLIENTS)) {
                assertThat(trainer.exitCode()).as(trainer.err()).isZero();
                assertThat(crowd.connections()).isGreaterThanOrEqualTo(CLIENTS);
            }
        } else {
            assertThat(trainer.exitCode()).as(trainer.err()).isZero();
        }
        assertThat(trainer.err()).isEmpty();
    }

    private Path run(String name) {
        return folder.resolve("models").resolve(name);
    }

    /** What the epochs took, without what came before, between and after them. */
    private double epochSeconds(String name) throws IOException {
        return Files.readAllLines(run(name).resolve("history.csv")).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[SECONDS]))
                .sum();
    }
}
