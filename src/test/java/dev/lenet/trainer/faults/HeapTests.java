package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.TrainerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Less memory than it takes: a message that says so, an exit code, whole files, and never a process that hangs. */
@Tag("integration")
class HeapTests {

    private static final List<String> LIMITS = Faults.all()
            ? List.of(
                    "-Xmx16m",
                    "-Xmx20m",
                    "-Xmx24m",
                    "-Xmx28m",
                    "-Xmx32m",
                    "-Xmx36m",
                    "-Xmx40m",
                    "-Xmx44m",
                    "-Xmx48m",
                    "-Xmx56m",
                    "-Xmx64m",
                    "-Xmx80m",
                    "-XX:MaxDirectMemorySize=64k",
                    "-Dorg.bytedeco.javacpp.maxbytes=1m",
                    "-Dorg.bytedeco.javacpp.maxphysicalbytes=180m")
            : List.of("-Xmx24m", "-Xmx44m");

    @TempDir
    Path folder;

    @Test
    void saysThatMemoryRanOut() throws Exception {
        int failed = 0;
        for (String limit : LIMITS) {
            String name = "run" + Math.abs(limit.hashCode());
            TrainerProcess trainer =
                    TrainerProcess.start(folder, Map.of(), List.of(limit), SmallRun.options("--run=" + name));
            int exitCode = trainer.exitCode();
            RunFiles.assertWhole(folder.resolve("models").resolve(name));
            System.out.println(limit + ": " + exitCode + " after epoch " + SmallRun.lastEpoch(trainer) + " "
                    + trainer.err().lines().limit(3).toList());
            if (exitCode != 0) {
                failed++;
                assertThat(exitCode).as(limit).isEqualTo(1);
                assertThat(trainer.err()).as(limit).contains("memory", "-Xmx");
            }
        }
        assertThat(failed).as("runs that had too little memory").isPositive();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsOnly("models");
        }
        Faults.report("memory ran out in %d of %d runs", failed, LIMITS.size());
    }

    /** Asked before anything is looked for, and so without the data set. */
    @Test
    void refusesImagesThatDoNotFit() throws Exception {
        TrainerProcess trainer =
                TrainerProcess.start(folder, Map.of(), List.of("-Xmx64m"), "--dataset=fashion-mnist", "--run=run");

        assertThat(trainer.exitCode()).as(trainer.err()).isEqualTo(3);
        assertThat(trainer.err())
                .startsWith("Error: Loading 70,000 images of 28x28")
                .contains("java -Xmx")
                .hasLineCount(1);
        assertThat(folder.resolve("models/run")).doesNotExist();
    }
}
