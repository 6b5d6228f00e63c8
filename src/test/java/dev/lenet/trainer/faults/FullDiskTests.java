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

    /** What is left once the run has begun: from too little for a checkpoint to too little for the report, in KiB. */
    private static final int[] SIZES = Faults.all()
            ? new int[] {100, 400, 800, 1200, 1600, 2000, 2400, 2800, 3200, 3600, 4000, 4400}
            : new int[] {2000};

    private static final int ROOM = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void refusesARunThatDoesNotFit() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        try (Mount mount = Mount.tmpfs(disk, 3000)) {
            TrainerProcess trainer = TrainerProcess.run(folder, SmallRun.options("--models-dir=" + disk, "--run=run"));
            assertThat(trainer.exitCode()).as(trainer.out()).isEqualTo(5);
            assertThat(trainer.err())
                    .contains("MiB left, but the run takes about")
                    .hasLineCount(1);
            assertThat(disk.resolve("run")).doesNotExist();
        }
    }

    @Test
    void saysSoAndContinuesWhenThereIsSpace() throws Exception {
        List<String> reference = RunFiles.result(SmallRun.reference());
        int full = 0;
        for (int size : SIZES) {
            Path disk = Files.createDirectory(folder.resolve("disk" + size));
            try (Mount mount = Mount.tmpfs(disk, ROOM)) {
                full += fillAndContinue(mount, disk, size, reference);
            }
        }
        assertThat(full).as("disks that were too small").isGreaterThanOrEqualTo(SIZES.length - 2);
        Faults.report("%d disks were full at different moments", full);
    }

    private int fillAndContinue(Mount mount, Path disk, int size, List<String> reference) throws Exception {
        Path run = disk.resolve("run");
        String models = "--models-dir=" + disk;
        TrainerProcess first = TrainerProcess.start(folder, SmallRun.options(models, "--run=run"));
        while (first.isAlive() && !Files.exists(run.resolve("run.json"))) {
            Thread.sleep(1);
        }
        mount.shrink(size);
        boolean failed = first.exitCode() != 0;
        RunFiles.assertWhole(run);
        if (failed) {
            assertThat(first.exitCode()).as(disk + first.err()).isEqualTo(5);
            assertThat(first.err()).contains("cannot write", "No space left on device");
            assertThat(first.err().lines()).hasSize(1);
        }
        mount.resize(ROOM);
        if (failed) {
            TrainerProcess second = TrainerProcess.run(folder, SmallRun.resume("run", models));
            assertThat(second.exitCode()).as(disk + second.out() + second.err()).isZero();
        }
        assertThat(RunFiles.result(run)).as(disk.toString()).isEqualTo(reference);
        return failed ? 1 : 0;
    }
}
