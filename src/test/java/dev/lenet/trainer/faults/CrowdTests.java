package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.TrainerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run with 200 slow clients and one without, in turn: both give the same bits. What the clients cost is reported and not asserted:
 * only a quiet machine can tell how much longer the epochs take; how much more the processor has to do, a busy one tells too.
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
        List<Double> times = new ArrayList<>();
        List<Double> work = new ArrayList<>();
        List<String> reference = List.of();
        double seconds = 0;
        for (int pair = 1; seconds < SECONDS_OF_CROWD; pair++) {
            // Each goes first half of the time, so that a machine that slows down is fair to both.
            boolean crowdFirst = pair % 2 == 1;
            train(pair + "a", crowdFirst);
            train(pair + "b", !crowdFirst);
            String crowded = pair + (crowdFirst ? "a" : "b");
            String alone = pair + (crowdFirst ? "b" : "a");
            reference = reference.isEmpty() ? RunFiles.result(run(alone)) : reference;
            assertThat(RunFiles.result(run(alone))).isEqualTo(reference);
            assertThat(RunFiles.result(run(crowded))).isEqualTo(reference);
            times.add(epochSeconds(crowded) / epochSeconds(alone));
            work.add(processorSeconds(crowded) / processorSeconds(alone));
            seconds += epochSeconds(crowded);
        }
        Faults.report(
                "crowd: %d slow clients for %.1f minutes in %d runs, the same bits; %.3f of the time and %.3f of the processor's time without them (medians)",
                CLIENTS, seconds / 60, times.size(), median(times), median(work));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
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

    /** From the first step to the last figure of the test. */
    private double processorSeconds(String name) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(run(name).resolve("run.json")))
                .get("processorSeconds")
                .asDouble();
    }

    /** What the epochs took, without what came before, between and after them. */
    private double epochSeconds(String name) throws IOException {
        return Files.readAllLines(run(name).resolve("history.csv")).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[SECONDS]))
                .sum();
    }
}
