package dev.lenet.trainer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code java -jar target/trainer.jar} in a process of its own, watched from outside to its end. */
final class TrainerJar {

    /** What the trainer writes, at debug level, when the first training step of a run is done. */
    static final String FIRST_STEP = "first training step done";

    private static final Path MODELS = Path.of("target/bench/models");
    private static final long POLL_MILLIS = 20;

    private TrainerJar() {}

    /**
     * The measured figures.
     *
     * @param folder the run's or study's folder
     * @param secondsToFirstStep from the start of the process; null if the trainer did not report it
     * @param seconds from the start of the process to its end
     * @param peakBytes peak resident memory
     */
    record Watched(Path folder, @Nullable Double secondsToFirstStep, double seconds, long peakBytes) {}

    /**
     * Runs the trainer.
     *
     * @param options the folder of the data set
     * @param wrapper a command that runs the JVM, such as {@code taskset -c 0}; may be empty
     * @param arguments options of the trainer
     * @return the figures
     * @throws IOException if it cannot be started or fails
     * @throws InterruptedException if the wait for it is interrupted
     */
    static Watched run(Options options, List<String> wrapper, List<String> arguments)
            throws IOException, InterruptedException {
        String name = "bench-" + System.nanoTime();
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/trainer.jar",
                "--data-dir=" + options.data(),
                "--models-dir=" + MODELS,
                "--run=" + name,
                "--server.port=0",
                "--logging.level.dev.lenet.trainer.training=debug"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Launch.cleanEnvironment(builder.environment());
        long start = System.nanoTime();
        Process process = builder.start();
        CompletableFuture<Long> peak = CompletableFuture.supplyAsync(() -> peak(process));
        Double firstStep = null;
        String last = "";
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last = line;
                if (firstStep == null && line.contains(FIRST_STEP)) {
                    firstStep = seconds(start);
                }
            }
        }
        int exit = process.waitFor();
        double seconds = seconds(start);
        if (exit != 0) {
            throw new IOException(String.format(Locale.ROOT, "the trainer ended with exit code %d: %s", exit, last));
        }
        return new Watched(MODELS.resolve(name), firstStep, seconds, peak.join());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    /** The kernel forgets a process's peak with the process, so the last look before its end has to do. */
    private static long peak(Process process) {
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, Memory.peakBytes(process.pid()));
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return peak;
            }
        }
        return peak;
    }
}
