package dev.lenet.trainer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The machine's peak, as large products of float matrices reach it in each engine's BLAS. */
final class Peak {

    private static final int SIZE = 2048;
    private static final double FLOP = 2.0 * SIZE * SIZE * SIZE;

    private final Options options;
    private final MachineLock lock;

    /**
     * Prepares the measurement.
     *
     * @param options rounds and seconds
     * @param lock held engine by engine
     */
    Peak(Options options, MachineLock lock) {
        this.options = options;
        this.lock = lock;
    }

    /**
     * One engine's peak.
     *
     * @param engine whose BLAS
     * @param threads threads that share a product
     * @param gigaflops billions of floating-point operations per second
     */
    record Result(EngineKind engine, int threads, Summary gigaflops) {}

    /**
     * Multiplies matrices of 2048 x 2048 on one core and on two.
     *
     * @return a result for each engine that has a BLAS and each number of threads
     * @throws IOException if a process fails
     */
    List<Result> run() throws IOException {
        List<Result> results = new ArrayList<>();
        for (EngineKind engine : EngineKind.values()) {
            if (engine != EngineKind.OURS && options.engines().contains(engine)) {
                results.add(measure(engine, 1));
                results.add(measure(engine, 2));
            }
        }
        return results;
    }

    private Result measure(EngineKind engine, int threads) throws IOException {
        // Only here may libtorch's OpenBLAS use its own threads: nothing else in libtorch runs at the same time.
        Map<String, String> environment = Map.of("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        try (WorkerProcess worker = WorkerProcess.start(engine, "baseline", threads, options.data(), environment)) {
            String command = String.format(Locale.ROOT, "multiply %d %s", SIZE, options.seconds() / 2);
            return lock.hold(() -> {
                worker.ask(command);
                QuietTurns turns = new QuietTurns();
                List<Double> rounds = new ArrayList<>();
                for (int round = 0; round < options.rounds(); round++) {
                    rounds.add(turns.measure(
                            () -> FLOP * 1e-9 * worker.ask(command).rate()));
                }
                return new Result(engine, threads, Summary.of(rounds));
            });
        }
    }
}
