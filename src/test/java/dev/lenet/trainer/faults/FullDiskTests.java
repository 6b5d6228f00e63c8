package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.TrainerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full sooner or later: what was finished is kept, and the run goes on when there is space again. */
@Tag("integration")
class FullDiskTests {

    /** From too small for run.json to too small for the report, in KiB. */
    private static final int[] SIZES = Faults.all()
            ? new int[] {4, 8, 16, 400, 800, 1200, 1600, 2000, 2400, 2800, 3200, 3600, 4000, 4400, 4800}
            : new int[] {16, 3200};

    @TempDir
    Path folder;

    @Test
    void saysSoAndGoesOnWhenThereIsSpace() throws Exception {
        List<String> reference = RunFiles.result(SmallRun.reference());
        int full = 0;
        for (int size : SIZES) {
            Path disk = Files.createDirectory(folder.resolve("disk" + size));
            try (Mount mount = Mount.tmpfs(disk, size)) {
                full += fillAndGoOn(mount, disk, reference);
            }
        }
        assertThat(full).as("disks that were too small").isGreaterThanOrEqualTo(SIZES.length - 2);
        Faults.report("%d disks were full at different moments", full);
    }

    private int fillAndGoOn(Mount mount, Path disk, List<String> reference) throws Exception {
        Path run = disk.resolve("run");
        String models = "--models-dir=" + disk;
        TrainerProcess first = TrainerProcess.run(folder, SmallRun.options(models, "--run=run"));
        RunFiles.assertWhole(run);
        boolean failed = first.exitCode() != 0;
        if (failed) {
            assertThat(first.exitCode()).as(disk + first.err()).isEqualTo(5);
            assertThat(first.err()).contains("cannot write", "No space left on device");
            assertThat(first.err().lines()).hasSize(1);
        }
        mount.resize(1 << 20);
        if (failed) {
            TrainerProcess second = goOn(run, models);
            assertThat(second.exitCode()).as(disk + second.out() + second.err()).isZero();
        }
        assertThat(RunFiles.result(run)).as(disk.toString()).isEqualTo(reference);
        return failed ? 1 : 0;
    }

    private TrainerProcess goOn(Path run, String models) throws Exception {
        boolean begun = Files.exists(run.resolve("run.json"));
        return TrainerProcess.run(
                folder, begun ? SmallRun.resume("run", models) : SmallRun.options(models, "--run=run"));
    }
}
