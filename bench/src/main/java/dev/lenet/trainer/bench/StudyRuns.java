package dev.lenet.trainer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a study gains from a second processor, and what augmentation costs: pairs of whole runs, one after the other. */
final class StudyRuns {

    /** In these the compiler is still at work. */
    private static final int FIRST_EPOCHS = 3;

    private static final List<String> ONE_CORE = List.of("taskset", "-c", "0");

    private final Options options;
    private final MachineLock lock;

    /**
     * Prepares the measurement.
     *
     * @param options rounds and the folder of the data set
     * @param lock held for one run at a time
     */
    StudyRuns(Options options, MachineLock lock) {
        this.options = options;
        this.lock = lock;
    }

    /**
     * The measured figures.
     *
     * @param bothCores seconds of the study of five variants from start to exit, as a user starts it
     * @param oneCore the same on one core, one run after the other
     * @param studyRatio seconds on both cores divided by seconds on one core, paired by round
     * @param plain training images per second of the last variant, median over a run's later epochs
     * @param augmented the same with augmentation
     * @param augmentationRatio speed without divided by speed with augmentation, paired by round
     */
    record Result(
            Summary bothCores,
            Summary oneCore,
            Summary studyRatio,
            Summary plain,
            Summary augmented,
            Summary augmentationRatio) {}

    /**
     * Runs all pairs.
     *
     * @return the figures
     * @throws IOException if the trainer cannot be started or fails
     */
    Result run() throws IOException {
        List<Double> plain = new ArrayList<>();
        List<Double> augmented = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            plain.add(speed("--augment=false"));
            augmented.add(speed("--augment=true"));
        }
        List<Double> both = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            both.add(study(List.of()));
            one.add(study(ONE_CORE, "--workers=1", "--threads=1"));
        }
        return new Result(
                Summary.of(both),
                Summary.of(one),
                ratio(both, one),
                Summary.of(plain),
                Summary.of(augmented),
                ratio(plain, augmented));
    }

    private double study(List<String> wrapper, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--variant=all"));
        arguments.addAll(List.of(more));
        return lock.hold(() -> TrainerJar.run(options, wrapper, arguments)).seconds();
    }

    private double speed(String augment) throws IOException {
        String variant = options.variants().get(options.variants().size() - 1);
        List<String> arguments = List.of("--variant=" + variant, "--tsne-points=0", augment);
        Path folder =
                lock.hold(() -> TrainerJar.run(options, List.of(), arguments)).folder();
        double[] speeds = Files.readAllLines(folder.resolve("history.csv")).stream()
                .skip(1 + FIRST_EPOCHS)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                .toArray();
        Arrays.sort(speeds);
        return speeds[speeds.length / 2];
    }

    private static Summary ratio(List<Double> numerators, List<Double> denominators) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < numerators.size(); round++) {
            ratios.add(numerators.get(round) / denominators.get(round));
        }
        return Summary.of(ratios);
    }
}
