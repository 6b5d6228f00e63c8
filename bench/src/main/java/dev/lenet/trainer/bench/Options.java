package dev.lenet.trainer.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure and how long.
 *
 * @param parts which measurements
 * @param variants which of the five models
 * @param engines which engines
 * @param rounds how often each arrangement has its turn
 * @param seconds length of one turn of training; evaluation takes half
 * @param warmUpSeconds training of each process before the first round
 * @param data holds Fashion-MNIST's four files
 * @param results folder for the table, the JSON file and the chart
 * @param lock a file that others on this machine lock, or null
 */
record Options(
        Set<Part> parts,
        List<String> variants,
        Set<EngineKind> engines,
        int rounds,
        double seconds,
        double warmUpSeconds,
        Path data,
        Path results,
        @Nullable Path lock) {

    /** Images of an epoch: the reference study's training split. */
    static final int TRAINING_IMAGES = 48_000;

    static final String USAGE = """
            Usage: bench/run [options]
              --quick             a rough result in a minute or two: 3 short rounds of the baseline
              --parts=LIST        of compare,peak,scaling,run,study; default all
              --variants=LIST     of baseline,var1,var2,var3,var4; default all
              --engines=LIST      of ours,stock,libtorch,djl; default all
              --rounds=N          turns of each arrangement; default 5
              --seconds=S         length of a turn; default 2
              --data-dir=DIR      Fashion-MNIST's four files; default /usr/share/datasets/fashion-mnist
              --results=DIR       where to write; default bench/results
              --lock=FILE         hold flock's exclusive lock on FILE while measuring, for a shared machine
            """;

    private static final List<String> VARIANTS = List.of("baseline", "var1", "var2", "var3", "var4");

    /** The benchmark's parts. */
    enum Part {
        /** Training and evaluation speed of all engines. */
        COMPARE,
        /** The machine's peak, by large matrix products. */
        PEAK,
        /** How the trainer's cost grows with batch size, threads and images. */
        SCALING,
        /** Start, duration and memory of {@code java -jar target/trainer.jar}. */
        RUN,
        /** Whole studies on one core and on both; runs with augmentation and without. */
        STUDY
    }

    /**
     * Reads the command line.
     *
     * @param args options as in {@link #USAGE}
     * @return the options
     * @throws IllegalArgumentException for an unknown option or value
     */
    static Options parse(String[] args) {
        boolean quick = List.of(args).contains("--quick");
        Set<Part> parts = quick ? EnumSet.of(Part.COMPARE) : EnumSet.allOf(Part.class);
        List<String> variants = quick ? List.of("baseline") : VARIANTS;
        Set<EngineKind> engines = EnumSet.allOf(EngineKind.class);
        int rounds = quick ? 3 : 5;
        double seconds = quick ? 0.5 : 2;
        Path data = Path.of("/usr/share/datasets/fashion-mnist");
        Path results = Path.of("bench/results");
        Path lock = null;
        for (String arg : args) {
            String value = arg.substring(arg.indexOf('=') + 1);
            switch (arg.substring(0, arg.length() - value.length())) {
                case "--parts=" -> parts = EnumSet.copyOf(words(value, Part.class));
                case "--variants=" -> variants = variants(value);
                case "--engines=" -> engines = EnumSet.copyOf(words(value, EngineKind.class));
                case "--rounds=" -> rounds = Integer.parseInt(value);
                case "--seconds=" -> seconds = Double.parseDouble(value);
                case "--data-dir=" -> data = Path.of(value);
                case "--results=" -> results = Path.of(value);
                case "--lock=" -> lock = Path.of(value);
                default -> {
                    if (!arg.equals("--quick")) {
                        throw new IllegalArgumentException("unknown option " + arg);
                    }
                }
            }
        }
        return new Options(parts, variants, engines, rounds, seconds, quick ? 1 : 4, data, results, lock);
    }

    private static List<String> variants(String list) {
        List<String> chosen = List.of(list.split(","));
        for (String variant : chosen) {
            if (!VARIANTS.contains(variant)) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "unknown variant %s, expected one of %s", variant, VARIANTS));
            }
        }
        return chosen;
    }

    private static <E extends Enum<E>> List<E> words(String list, Class<E> type) {
        return Arrays.stream(list.split(","))
                .map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)))
                .toList();
    }

    /**
     * The arrangements of the chosen engines.
     *
     * @return in the order of {@link Arrangement#ALL}
     */
    List<Arrangement> arrangements() {
        return Arrangement.ALL.stream()
                .filter(arrangement -> engines.contains(arrangement.engine()))
                .toList();
    }
}
