package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trainer as its user starts it: a JVM of its own with a command line, a working folder and an exit code. */
public final class TrainerProcess {

    private final Process process;
    private final Path out;
    private final Path err;

    private TrainerProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    public static TrainerProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), List.of(), arguments);
    }

    /** Starts with environment variables of its own. */
    static TrainerProcess start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        return start(folder, environment, List.of(), arguments);
    }

    /** Starts with variables for the environment and options for the JVM. */
    public static TrainerProcess start(
            Path folder, Map<String, String> environment, List<String> jvmOptions, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TrainerApplication.class.getName()));
        if (List.of(arguments).stream().noneMatch(argument -> argument.startsWith("--server.port="))) {
            command.add("--server.port=0");
        }
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("trainer", ".out");
        Path err = Files.createTempFile("trainer", ".err");
        out.toFile().deleteOnExit();
        err.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new TrainerProcess(builder.start(), out, err);
    }

    /** Starts and waits. */
    public static TrainerProcess run(Path folder, String... arguments) throws Exception {
        TrainerProcess process = start(folder, arguments);
        process.exitCode();
        return process;
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the trainer did not end: " + out() + err());
        }
        return process.exitValue();
    }

    /** Waits until a trainer that serves says where. */
    public int port() {
        Pattern serving = Pattern.compile("Serving on \\S+:(\\d+)");
        await().atMost(Duration.ofMinutes(2)).until(() -> serving.matcher(out()).find() || !isAlive());
        Matcher found = serving.matcher(out());
        assertThat(found.find()).as(out() + err()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    /** Sends a signal, such as INT. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL, and waits for the end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String out() {
        return read(out);
    }

    public String err() {
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
