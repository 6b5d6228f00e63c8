package dev.lenet.trainer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The trainer as a user starts it, {@code java -jar target/trainer.jar}, watched from outside. */
final class TrainerRun {

    /** What the trainer writes, at debug level, when the first training step of a run is done. */
    static final String FIRST_STEP = "first training step done";

    private static final long POLL_MILLIS = 20;

    private final Options options;
    private final MachineLock lock;

    /**
     * Prepares the measurement.
     *
     * @param options variants, rounds and where the data set lies
     * @param lock held for one run at a time
     */
    TrainerRun(Options options, MachineLock lock) {
        this.options = options;
        this.lock = lock;
    }

    /**
     * What was seen.
     *
     * @param variant which of the five models
     * @param secondsToFirstStep from the start of the process, over several starts; null if the trainer never said so
     * @param epochs epochs of the full run
     * @param seconds the full run from start to exit
     * @param peakBytes peak resident memory of the full run
     */
    record Result(String variant, @Nullable Summary secondsToFirstStep, int epochs, double seconds, long peakBytes) {}

    private record Watched(@Nullable Double secondsToFirstStep, double seconds, long peakBytes) {}

    /**
     * Starts the trainer several times for a short run and once for the reference study's 15 epochs.
     *
     * @return what was seen
     * @throws IOException if the trainer cannot be started or fails
     */
    Result run() throws IOException {
        String variant = options.variants().get(0);
        List<Double> starts = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            Double seconds = lock.hold(() -> watch(variant, 1, "--limit=6400")).secondsToFirstStep();
            if (seconds != null) {
                starts.add(seconds);
            }
        }
        Watched full = lock.hold(() -> watch(variant, 15));
        Summary toFirstStep = starts.isEmpty() ? null : Summary.of(starts);
        return new Result(variant, toFirstStep, 15, full.seconds(), full.peakBytes());
    }

    private Watched watch(String variant, int epochs, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/trainer.jar",
                "--variant=" + variant,
                "--epochs=" + epochs,
                "--data-dir=" + options.data(),
                "--models-dir=target/bench/models",
                "--run=bench-" + System.nanoTime(),
                "--logging.level.dev.lenet.trainer.training=debug"));
        command.addAll(List.of(more));
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
            throw new IOException("the trainer ended with exit code %d: %s".formatted(exit, last));
        }
        return new Watched(firstStep, seconds, peak.join());
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
