package dev.lenet.trainer.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the process of each engine is started: its class path, its flags, its environment. */
final class Launch {

    private static final Path TARGET = Path.of("target");

    /** Prefixes of variables that control BLAS, OpenMP and malloc; the shell's values must not reach a measured process. */
    private static final List<String> STEERING = List.of("OPENBLAS_", "OMP_", "GOMP_", "KMP_", "MKL_", "MALLOC_");

    private Launch() {}

    /**
     * Prepares a process that runs a class of this package on an engine's class path.
     *
     * @param kind the engine
     * @param threads threads that share one step
     * @param main the class, with a main method
     * @param arguments its arguments
     * @return the process, not started
     * @throws IOException if the build's class path file is missing
     */
    static ProcessBuilder process(EngineKind kind, int threads, Class<?> main, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(kind, threads));
        command.add("-cp");
        command.add(classPath(kind));
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command);
        cleanEnvironment(process.environment());
        process.environment().putAll(environment(kind, threads));
        return process;
    }

    /**
     * Takes the settings of BLAS, OpenMP and malloc out of an environment.
     *
     * @param environment of a process to start
     */
    static void cleanEnvironment(Map<String, String> environment) {
        environment.keySet().removeIf(name -> STEERING.stream().anyMatch(name::startsWith));
    }

    private static List<String> flags(EngineKind kind, int threads) {
        return switch (kind) {
            case OURS -> List.of("--add-modules=jdk.incubator.vector");
            case STOCK, LIBTORCH -> List.of();
            case DJL ->
                List.of(
                        "-Dai.djl.offline=true",
                        "-DOPT_OUT_TRACKING=true",
                        "-DDJL_CACHE_DIR=" + TARGET.resolve("bench/djl").toAbsolutePath(),
                        "-Dai.djl.pytorch.num_threads=" + threads,
                        "-Dai.djl.pytorch.num_interop_threads=1");
        };
    }

    private static Map<String, String> environment(EngineKind kind, int threads) {
        String count = Integer.toString(threads);
        return switch (kind) {
            // It calls no BLAS, so it gets a user's environment.
            case OURS -> Map.of();
            case STOCK, DJL -> Map.of("OMP_NUM_THREADS", count);
            // Its OpenBLAS has its own threads in addition to OpenMP's. Using both costs nine tenths of the speed.
            case LIBTORCH -> Map.of("OMP_NUM_THREADS", count, "OPENBLAS_NUM_THREADS", "1");
        };
    }

    private static String classPath(EngineKind kind) throws IOException {
        String bench = TARGET.resolve("test-classes").toString();
        String libraries =
                switch (kind) {
                    case OURS, STOCK ->
                        TARGET.resolve("classes")
                                + File.pathSeparator
                                + Files.readString(TARGET.resolve("bench/dl4j.classpath"));
                    case LIBTORCH -> jars(TARGET.resolve("bench/libtorch"));
                    case DJL -> Files.readString(TARGET.resolve("bench/djl.classpath"));
                };
        return bench + File.pathSeparator + libraries.strip();
    }

    private static String jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }
}
