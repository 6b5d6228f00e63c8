package dev.lenet.trainer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run as a user starts it. */
final class TrainerRun {

    private final Options options;
    private final MachineLock lock;

    /**
     * Prepares the measurement.
     *
     * @param options variants, rounds and the folder of the data set
     * @param lock held for one run at a time
     */
    TrainerRun(Options options, MachineLock lock) {
        this.options = options;
        this.lock = lock;
    }

    /**
     * The measured figures.
     *
     * @param variant which of the five models
     * @param secondsToFirstStep from the start of the process, over several starts; null if the trainer did not report it
     * @param epochs epochs of the full run
     * @param seconds the full run from start to exit
     * @param peakBytes peak resident memory of the full run
     */
    record Result(String variant, @Nullable Summary secondsToFirstStep, int epochs, double seconds, long peakBytes) {}

    /**
     * Starts the trainer several times for a short run and once for the reference study's 15 epochs.
     *
     * @return the figures
     * @throws IOException if the trainer cannot be started or fails
     */
    Result run() throws IOException {
        String variant = options.variants().get(0);
        List<Double> starts = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            Double seconds = watch(variant, "--epochs=1", "--limit=6400").secondsToFirstStep();
            if (seconds != null) {
                starts.add(seconds);
            }
        }
        TrainerJar.Watched full = watch(variant, "--epochs=15");
        Summary toFirstStep = starts.isEmpty() ? null : Summary.of(starts);
        return new Result(variant, toFirstStep, 15, full.seconds(), full.peakBytes());
    }

    private TrainerJar.Watched watch(String variant, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--variant=" + variant));
        arguments.addAll(List.of(more));
        return lock.hold(() -> TrainerJar.run(options, List.of(), arguments));
    }
}
