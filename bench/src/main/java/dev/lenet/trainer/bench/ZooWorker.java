package dev.lenet.trainer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A process that trains one network of the zoo with one engine on request: it answers each line {@code SECONDS} with images
 * per second. All engines repeatedly train on the same batch of 64 noise images, in the memory layout that suits the engine,
 * so that only forward pass, backward pass and update are measured.
 */
final class ZooWorker {
    static final int BATCH = 64;

    private ZooWorker() {}

    /**
     * Serves until the input ends.
     *
     * @param args {@code ours}, {@code stock} or {@code libtorch}; name of the network; its words; threads
     * @throws IOException if the input breaks
     */
    public static void main(String[] args) throws IOException {
        int threads = Integer.parseInt(args[3]);
        Runnable step =
                switch (args[0]) {
                    case "libtorch" -> ZooLibtorch.step(args[2], threads);
                    case "ours" -> ZooDl4j.step(args[1], threads);
                    default -> ZooDl4j.stockStep(args[1]);
                };
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.printf(Locale.ROOT, "rate %.1f%n", rate(step, Double.parseDouble(line)));
        }
    }

    private static double rate(Runnable step, double seconds) {
        long start = System.nanoTime();
        long steps = 0;
        double passed = 0;
        do {
            step.run();
            steps++;
            passed = (System.nanoTime() - start) / 1e9;
        } while (passed < seconds);
        return steps * BATCH / passed;
    }
}
