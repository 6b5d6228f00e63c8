package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.TrainerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A run of seconds that has all that a checkpoint must hold: dropout, batch norm, augmentation, several steps of the schedule. */
final class SmallRun {

    static final int EPOCHS = 8;

    private static final Pattern RESUMED = Pattern.compile("^Resumed after epoch (\\d+)", Pattern.MULTILINE);
    private static final Pattern EPOCH = Pattern.compile("^epoch +(\\d+)/", Pattern.MULTILINE);

    private static final String[] OPTIONS = {
        "--variant=var3",
        "--dataset=sample",
        "--limit=800",
        "--augment=true",
        "--step-size=3",
        "--epochs=" + EPOCHS,
        "--tsne-points=100"
    };

    private static Path reference;

    private SmallRun() {}

    static String[] options(String... more) {
        return Stream.concat(Arrays.stream(OPTIONS), Arrays.stream(more)).toArray(String[]::new);
    }

    static String[] resume(String run, String... more) {
        return Stream.concat(Stream.of("--resume=" + run, "--tsne-points=100"), Arrays.stream(more))
                .toArray(String[]::new);
    }

    /** The folder of such a run that was never disturbed: made once, not to be changed. */
    static synchronized Path reference() throws Exception {
        if (reference == null) {
            Path folder = Files.createTempDirectory("trainer-reference");
            TrainerProcess trainer = TrainerProcess.run(folder, options("--run=reference"));
            assertThat(trainer.exitCode()).as(trainer.err()).isZero();
            reference = folder.resolve("models/reference");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        }
        return reference;
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first epoch that a process told of; 0 for none. */
    static int firstEpoch(TrainerProcess trainer) {
        Matcher epochs = EPOCH.matcher(trainer.out());
        return epochs.find() ? Integer.parseInt(epochs.group(1)) : 0;
    }

    /** The last epoch that a process said was finished, by itself or by those before it; 0 for none. */
    static int lastEpoch(TrainerProcess trainer) {
        String out = trainer.out();
        return Stream.of(RESUMED, EPOCH)
                .flatMap(told -> told.matcher(out).results())
                .mapToInt(told -> Integer.parseInt(told.group(1)))
                .max()
                .orElse(0);
    }
}
