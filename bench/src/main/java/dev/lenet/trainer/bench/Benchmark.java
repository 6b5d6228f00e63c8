package dev.lenet.trainer.bench;

import dev.lenet.trainer.bench.Options.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Compares the trainer with the other engines and writes a table, a JSON file and a chart; started by {@code bench/run}. */
final class Benchmark {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Benchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param args see {@link Options#USAGE}
     * @throws IOException if a measured process fails or the results cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (List.of(args).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.printf(Locale.ROOT, "%s%n%s", e.getMessage(), Options.USAGE);
            System.exit(2);
            return;
        }
        BenchmarkResult result = measure(options);
        write(result, options.results());
    }

    private static BenchmarkResult measure(Options options) throws IOException {
        MachineLock lock = new MachineLock(options.lock());
        Instant started = Instant.now();
        List<VariantResult> variants = new ArrayList<>();
        if (options.parts().contains(Part.COMPARE)) {
            for (String variant : options.variants()) {
                System.err.println("measuring " + variant);
                variants.add(new VariantBenchmark(options, lock).run(variant));
            }
        }
        List<Peak.Result> peaks = options.parts().contains(Part.PEAK) ? new Peak(options, lock).run() : List.of();
        List<Scaling.Point> scaling =
                options.parts().contains(Part.SCALING) ? new Scaling(options, lock).run() : List.of();
        TrainerRun.Result run = options.parts().contains(Part.RUN) ? new TrainerRun(options, lock).run() : null;
        StudyRuns.Result study = options.parts().contains(Part.STUDY) ? new StudyRuns(options, lock).run() : null;
        return new BenchmarkResult(
                started,
                Machine.current(),
                versions(),
                options.rounds(),
                options.seconds(),
                variants,
                peaks,
                scaling,
                run,
                study);
    }

    /** Reads the versions that the build put on the class paths. */
    private static Map<EngineKind, String> versions() throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(Path.of("target/bench/versions.properties"))) {
            properties.load(in);
        }
        Map<EngineKind, String> versions = new EnumMap<>(EngineKind.class);
        for (EngineKind engine : EngineKind.values()) {
            versions.put(engine, properties.getProperty(engine.word(), "unknown"));
        }
        return versions;
    }

    private static void write(BenchmarkResult result, Path folder) throws IOException {
        String name = NAME.format(result.started());
        Files.createDirectories(folder);
        String text = TextReport.of(result);
        System.out.print(text);
        Files.writeString(folder.resolve(name + ".txt"), text);
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(folder.resolve(name + ".json").toFile(), result);
        if (!result.variants().isEmpty()) {
            SpeedChart.write(result, folder.resolve(name + ".png"));
        }
        System.err.println("written to " + folder.resolve(name) + ".txt, .json and .png");
    }
}
