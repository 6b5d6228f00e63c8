package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.Needs;
import dev.lenet.trainer.TrainerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A clock that is set back while the trainer works, by Debian's package faketime; skipped without it. */
@Tag("integration")
class ClockTests {

    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

    @TempDir
    Path folder;

    @Test
    void aClockThatIsSetBackChangesNoResultAndGivesNoNegativeTimes() throws Exception {
        Assumptions.assumeTrue(Faults.all(), "runs with -Pfaults");
        Needs.that(Files.exists(LIBRARY), "apt-get install faketime");
        List<String> reference = RunFiles.result(SmallRun.reference());
        Path shift = Files.writeString(folder.resolve("shift"), "+0\n");
        TrainerProcess trainer = TrainerProcess.start(
                folder,
                Map.of(
                        "LD_PRELOAD", LIBRARY.toString(),
                        "FAKETIME_TIMESTAMP_FILE", shift.toString(),
                        "FAKETIME_NO_CACHE", "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                        "DONT_FAKE_MONOTONIC", "1"),
                List.of(),
                SmallRun.options("--run=back"));
        while (trainer.isAlive() && SmallRun.lastEpoch(trainer) < 3) {
            Thread.sleep(1);
        }
        Files.writeString(shift, "-30d\n");

        assertThat(trainer.exitCode()).as(trainer.err()).isZero();
        Path run = folder.resolve("models/back");
        assertThat(RunFiles.result(run)).isEqualTo(reference);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(run.resolve("run.json")));
        assertThat(Instant.parse(json.get("ended").asString()))
                .as("the clock was set back")
                .isBefore(Instant.parse(json.get("started").asString()));
        assertThat(json.get("seconds").asDouble()).isPositive().isLessThan(600);
        for (String line : Files.readAllLines(run.resolve("history.csv")).subList(1, SmallRun.EPOCHS + 1)) {
            assertThat(Double.parseDouble(line.split(",")[6])).isNotNegative();
        }
        Faults.report("the clock was set back by 30 days during a run");
    }
}
