package dev.lenet.trainer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The measured process: one engine, one variant, one thread setting. It reads one command per line from standard input and
 * answers each with one line, {@code <amount> <nanoseconds> <value>}.
 */
final class Worker {

    private static final int TEST_IMAGES = 10_000;

    private final Engine engine;
    private int epochImages;
    private int epochBatch;

    private Worker(Engine engine) {
        this.engine = engine;
    }

    /**
     * Serves commands until standard input ends.
     *
     * @param args engine, variant, threads and the folder of the data set
     * @throws IOException if the data set cannot be read
     */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        // Libraries log to standard output, which is reserved for answers.
        System.setOut(System.err);
        Path folder = Path.of(args[3]);
        try (Engine engine = EngineKind.valueOf(args[0]).create(args[1], Integer.parseInt(args[2]), folder)) {
            Worker worker = new Worker(engine);
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            answers.println("ready");
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                answers.println(worker.answer(line.split(" ")));
            }
        }
        // A library's pool thread must not keep the process alive.
        System.exit(0);
    }

    private Sample answer(String[] command) {
        int first = command.length > 1 ? Integer.parseInt(command[1]) : 0;
        return switch (command[0]) {
            case "train" -> train(first, Integer.parseInt(command[2]), Double.parseDouble(command[3]));
            case "epoch" -> epoch(first, Integer.parseInt(command[2]));
            case "evaluate" -> evaluate(first, Double.parseDouble(command[2]));
            case "multiply" -> multiply(first, Double.parseDouble(command[2]));
            case "memory" ->
                new Sample(0, 0, Memory.peakBytes(ProcessHandle.current().pid()));
            default -> throw new IllegalArgumentException("unknown command " + command[0]);
        };
    }

    /** Trains for some seconds, epoch after epoch, continuing where the last call with the same sizes stopped. */
    private Sample train(int images, int batch, double seconds) {
        long amount = 0;
        long start = System.nanoTime();
        if (images != epochImages || batch != epochBatch) {
            startEpoch(images, batch);
        }
        long elapsed;
        do {
            int done = engine.step();
            if (done == 0) {
                startEpoch(images, batch);
            }
            amount += done;
            elapsed = System.nanoTime() - start;
        } while (elapsed < seconds * 1e9);
        return new Sample(amount, elapsed, engine.loss());
    }

    private Sample epoch(int images, int batch) {
        long start = System.nanoTime();
        startEpoch(images, batch);
        long amount = 0;
        for (int done = engine.step(); done > 0; done = engine.step()) {
            amount += done;
        }
        return new Sample(amount, System.nanoTime() - start, engine.loss());
    }

    private void startEpoch(int images, int batch) {
        engine.startEpoch(images, batch);
        epochImages = images;
        epochBatch = batch;
    }

    /** Evaluates the test images repeatedly; the value is the accuracy. */
    private Sample evaluate(int batch, double seconds) {
        long amount = 0;
        long right = 0;
        int from = 0;
        long start = System.nanoTime();
        long elapsed;
        do {
            int count = Math.min(batch, TEST_IMAGES - from);
            right += engine.countRight(from, count);
            amount += count;
            from = (from + count) % TEST_IMAGES;
            elapsed = System.nanoTime() - start;
        } while (elapsed < seconds * 1e9);
        return new Sample(amount, elapsed, (double) right / amount);
    }

    private Sample multiply(int size, double seconds) {
        long amount = 0;
        long start = System.nanoTime();
        long elapsed;
        do {
            engine.multiply(size);
            amount++;
            elapsed = System.nanoTime() - start;
        } while (elapsed < seconds * 1e9);
        return new Sample(amount, elapsed, Double.NaN);
    }
}
