package dev.lenet.trainer.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A running {@link Worker}, as seen by the measuring process. While idle it uses no processor time. */
final class WorkerProcess implements AutoCloseable {

    /** What workers write to standard error, one file each. */
    private static final Path LOGS = Path.of("target/bench/logs");

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter commands;
    private final Path log;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        answers = process.inputReader(StandardCharsets.UTF_8);
        commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts a worker and waits until its network is built.
     *
     * @param kind the engine
     * @param variant which of the five models
     * @param threads threads that share one step
     * @param folder holds Fashion-MNIST's four files
     * @param environment variables beside those that {@link Launch} sets
     * @return the worker
     * @throws IOException if it does not start
     */
    static WorkerProcess start(
            EngineKind kind, String variant, int threads, Path folder, Map<String, String> environment)
            throws IOException {
        Path log = Files.createTempFile(
                Files.createDirectories(LOGS),
                String.format(Locale.ROOT, "%s-%s-%d-", variant, kind.word(), threads),
                ".log");
        List<String> arguments = List.of(kind.name(), variant, Integer.toString(threads), folder.toString());
        ProcessBuilder builder = Launch.process(kind, threads, Worker.class, arguments);
        builder.environment().putAll(environment);
        Process process = builder.redirectError(log.toFile()).start();
        WorkerProcess worker = new WorkerProcess(process, log);
        worker.line();
        return worker;
    }

    /**
     * Sends a command without waiting for its answer.
     *
     * @param command a line of {@link Worker}'s
     * @throws IOException if the worker has ended
     */
    void send(String command) throws IOException {
        commands.write(command);
        commands.newLine();
        commands.flush();
    }

    /**
     * Waits for the answer to the last command.
     *
     * @return the answer
     * @throws IOException if the worker has ended
     */
    Sample receive() throws IOException {
        return Sample.parse(line());
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("a measured process ended early; its last output is in " + log);
        }
        return line;
    }

    /**
     * Sends a command and waits for its answer.
     *
     * @param command a line of {@link Worker}'s
     * @return the answer
     * @throws IOException if the worker has ended
     */
    Sample ask(String command) throws IOException {
        send(command);
        return receive();
    }

    @Override
    public void close() {
        // The worker ends when its standard input ends; it has nothing to save.
        process.destroy();
    }
}
