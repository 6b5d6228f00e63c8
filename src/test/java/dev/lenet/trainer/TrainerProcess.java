package dev.lenet.trainer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The trainer as its user starts it: a JVM of its own with a command line, a working folder and an exit code. */
final class TrainerProcess {

    private final Process process;
    private final Path out;
    private final Path err;

    private TrainerProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static TrainerProcess start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TrainerApplication.class.getName(),
                "--server.port=0"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("trainer", ".out");
        Path err = Files.createTempFile("trainer", ".err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new TrainerProcess(process, out, err);
    }

    /** Starts and waits. */
    static TrainerProcess run(Path folder, String... arguments) throws Exception {
        TrainerProcess process = start(folder, arguments);
        process.exitCode();
        return process;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the trainer did not end: " + out() + err());
        }
        return process.exitValue();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
