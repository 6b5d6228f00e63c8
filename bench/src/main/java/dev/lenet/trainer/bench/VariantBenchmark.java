package dev.lenet.trainer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the arrangements on one variant, in turn, round after round, so that they share the machine's moods. */
final class VariantBenchmark {

    private static final int TRAINING_BATCH = 64;
    private static final List<Integer> EVALUATION_BATCHES = List.of(64, 256, 1000);
    private static final double BATCH_TRIAL_SECONDS = 0.25;

    private final Options options;
    private final MachineLock lock;

    /**
     * Prepares the measurement.
     *
     * @param options rounds, seconds, engines
     * @param lock held round by round
     */
    VariantBenchmark(Options options, MachineLock lock) {
        this.options = options;
        this.lock = lock;
    }

    /**
     * Measures one variant.
     *
     * @param variant which of the five models
     * @return its figures
     * @throws IOException if a process fails
     */
    VariantResult run(String variant) throws IOException {
        List<Arrangement> arrangements = options.arrangements();
        try (Fleet fleet = new Fleet(variant, options.data())) {
            for (Arrangement arrangement : arrangements) {
                fleet.prepare(arrangement);
                // So that the JVM compiles the measured code.
                fleet.ask(arrangement, train(options.warmUpSeconds()));
            }
            List<Measurement> training = arrangements.stream()
                    .map(arrangement -> new Measurement(arrangement, TRAINING_BATCH, new ArrayList<>()))
                    .toList();
            List<Measurement> evaluation = lock.hold(() -> chooseBatches(fleet, arrangements));
            QuietTurns turns = new QuietTurns();
            for (int round = 0; round < options.rounds(); round++) {
                int first = round;
                lock.hold(() -> {
                    measure(fleet, turns, first, training, turn -> train(options.seconds()));
                    measure(fleet, turns, first, evaluation, turn -> evaluate(turn.batchSize(), options.seconds() / 2));
                    return null;
                });
            }
            List<Long> memory = new ArrayList<>();
            for (Arrangement arrangement : arrangements) {
                memory.add((long) fleet.ask(arrangement, "memory").stream()
                        .mapToDouble(Sample::value)
                        .sum());
            }
            return new VariantResult(variant, training, evaluation, memory, turns.worstShare());
        }
    }

    private interface Command {
        String of(Measurement measurement);
    }

    /** One round, which begins with another arrangement each time, so that none always follows the same neighbour. */
    private static void measure(
            Fleet fleet, QuietTurns turns, int first, List<Measurement> measurements, Command command)
            throws IOException, InterruptedException {
        for (int i = 0; i < measurements.size(); i++) {
            Measurement turn = measurements.get((first + i) % measurements.size());
            turn.imagesPerSecond().add(turns.measure(() -> fleet.rate(turn.arrangement(), command.of(turn))));
        }
    }

    /** Gives each arrangement the batch size that its forward pass is fastest with. */
    private static List<Measurement> chooseBatches(Fleet fleet, List<Arrangement> arrangements) throws IOException {
        List<Measurement> chosen = new ArrayList<>();
        for (Arrangement arrangement : arrangements) {
            int best = 0;
            double bestRate = 0;
            for (int batch : EVALUATION_BATCHES) {
                String command = evaluate(batch, BATCH_TRIAL_SECONDS);
                fleet.ask(arrangement, command);
                double rate = fleet.rate(arrangement, command);
                if (rate > bestRate) {
                    bestRate = rate;
                    best = batch;
                }
            }
            chosen.add(new Measurement(arrangement, best, new ArrayList<>()));
        }
        return chosen;
    }

    private static String train(double seconds) {
        return String.format(Locale.ROOT, "train %d %d %s", Options.TRAINING_IMAGES, TRAINING_BATCH, seconds);
    }

    private static String evaluate(int batch, double seconds) {
        return String.format(Locale.ROOT, "evaluate %d %s", batch, seconds);
    }
}
