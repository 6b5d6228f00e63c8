package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lenet.trainer.TrainerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that can no longer be written to. */
@Tag("integration")
class ReadOnlyTests {

    @TempDir
    Path folder;

    @Test
    void aModelsFolderThatCannotBeWrittenToIsExitCode5() throws Exception {
        Path models = Files.createDirectory(folder.resolve("models"));
        try (ReadOnly readOnly = ReadOnly.make(models)) {
            TrainerProcess trainer = TrainerProcess.run(folder, SmallRun.options("--run=run"));

            assertRefused(trainer);
        }
        assertThat(models).isEmptyDirectory();
    }

    @Test
    void aRunWhoseFolderBecomesReadOnlyGoesOnWhenItIsWritableAgain() throws Exception {
        List<String> reference = RunFiles.result(SmallRun.reference());
        int[] moments = Faults.all() ? new int[] {0, 1, 3, 5, 7} : new int[] {3};
        for (int epoch : moments) {
            Path run = folder.resolve("models/run" + epoch);
            TrainerProcess trainer = TrainerProcess.start(folder, SmallRun.options("--run=run" + epoch));
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> Files.exists(run.resolve("run.json")) && SmallRun.lastEpoch(trainer) >= epoch
                            || !trainer.isAlive());
            try (ReadOnly readOnly = ReadOnly.make(run)) {
                assertRefused(trainer);
            }
            RunFiles.assertWhole(run);

            TrainerProcess second = TrainerProcess.run(folder, SmallRun.resume("run" + epoch));

            assertThat(second.exitCode()).as(second.out() + second.err()).isZero();
            assertThat(RunFiles.result(run)).isEqualTo(reference);
        }
        Faults.report("%d folders became read-only", moments.length);
    }

    private static void assertRefused(TrainerProcess trainer) throws InterruptedException {
        assertThat(trainer.exitCode()).as(trainer.out() + trainer.err()).isEqualTo(5);
        assertThat(trainer.err()).contains("cannot write", "make the folder writable");
        assertThat(trainer.err().lines()).hasSize(1);
    }

    /** Takes the permission to write away, from root too, who ignores permissions. */
    private static final class ReadOnly implements AutoCloseable {

        private final Path path;
        private final boolean root;

        private ReadOnly(Path path, boolean root) {
            this.path = path;
            this.root = root;
        }

        static ReadOnly make(Path path) throws Exception {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
            boolean root = Files.isWritable(path);
            if (root) {
                boolean immutable = Command.succeeds("chattr", "+i", path.toString());
                Assumptions.assumeTrue(immutable, "root writes everywhere, and this file system knows no chattr +i");
            }
            return new ReadOnly(path, root);
        }

        @Override
        public void close() throws Exception {
            if (root) {
                Command.run("chattr", "-i", path.toString());
            }
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
