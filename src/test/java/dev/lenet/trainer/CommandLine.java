package dev.lenet.trainer;

import dev.lenet.trainer.cli.Launcher;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The trainer as its user calls it, with options, an exit code and two streams, but in this JVM: starting another one costs
 * seconds and shows nothing more, unless a test is about signals, the environment or the JVM itself.
 *
 * @param exitCode what the process would end with
 * @param out what it printed to stdout
 * @param err what it printed to stderr
 */
public record CommandLine(int exitCode, String out, String err) {

    /** Runs to the end. The models folder is {@code models} in the given folder; the port is any free one, if none is given. */
    public static synchronized CommandLine run(Path folder, String... options) {
        List<String> all = new ArrayList<>(List.of("--models-dir=" + folder.resolve("models")));
        all.addAll(List.of(options));
        if (all.stream().noneMatch(option -> option.startsWith("--server.port="))) {
            all.add("--server.port=0");
        }
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exitCode = Launcher.run(TrainerApplication.class, all.toArray(String[]::new));
            return new CommandLine(
                    exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }
}
