package dev.lenet.trainer.bench;

import dev.lenet.trainer.kernel.Zoo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Trains the networks of the zoo with ours, libtorch and stock DL4J in turn, and prints medians and ratios by round. */
final class ZooBenchmark {
    /** An engine and its threads; libtorch and ours are rated by the better of their arrangements in each round. */
    private record ZooArrangement(String engine, EngineKind kind, int threads) {}

    private static final List<ZooArrangement> ARRANGEMENTS = List.of(
            new ZooArrangement("ours", EngineKind.OURS, 1),
            new ZooArrangement("ours", EngineKind.OURS, 2),
            new ZooArrangement("libtorch", EngineKind.LIBTORCH, 1),
            new ZooArrangement("libtorch", EngineKind.LIBTORCH, 2),
            new ZooArrangement("stock", EngineKind.STOCK, 1));

    /** Warm-up of a process in seconds, after which its kernels are compiled. */
    private static final double WARM_UP = 10;

    private ZooBenchmark() {}

    /**
     * Measures.
     *
     * @param args rounds, by default 5; seconds of a turn, by default 2; names of networks, by default all
     * @throws IOException if a process cannot be started
     */
    public static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 2;
        List<String> names = args.length > 2
                ? List.of(args).subList(2, args.length)
                : Arrays.stream(Zoo.values()).map(Zoo::name).toList();
        System.out.printf(
                Locale.ROOT,
                "%-14s %8s %8s %8s %8s %8s %14s %14s%n",
                "images/s",
                "ours 1",
                "ours 2",
                "torch 1",
                "torch 2",
                "stock",
                "over libtorch",
                "over stock");
        for (String name : names) {
            network(name, rounds, seconds);
        }
    }

    private static void network(String name, int rounds, double seconds) throws IOException {
        List<Process> processes = new ArrayList<>();
        try {
            for (ZooArrangement a : ARRANGEMENTS) {
                String words = Zoo.valueOf(name).spec().words();
                List<String> arguments = List.of(a.engine, name, words, String.valueOf(a.threads));
                processes.add(Launch.process(a.kind, a.threads, ZooWorker.class, arguments)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
            }
            double[][] rates = new double[processes.size()][rounds];
            List<BufferedReader> readers = processes.stream()
                    .map(p -> p.inputReader(StandardCharsets.UTF_8))
                    .toList();
            // The first round warms up and does not count.
            for (int round = -1; round < rounds; round++) {
                for (int turn = 0; turn < processes.size(); turn++) {
                    int i = Math.floorMod(turn + round, processes.size());
                    double rate = ask(processes.get(i), readers.get(i), round < 0 ? WARM_UP : seconds);
                    if (round >= 0) {
                        rates[i][round] = rate;
                    }
                }
            }
            print(name, rates);
        } finally {
            processes.forEach(Process::destroy);
        }
    }

    private static double ask(Process process, BufferedReader reader, double seconds) throws IOException {
        PrintWriter out = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        out.println(seconds);
        // Other lines are log messages.
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("rate ")) {
                return Double.parseDouble(line.substring("rate ".length()));
            }
        }
        throw new IOException("a worker ended early");
    }

    private static void print(String name, double[][] rates) {
        int rounds = rates[0].length;
        double[] libtorch = new double[rounds];
        double[] stock = new double[rounds];
        for (int r = 0; r < rounds; r++) {
            double ours = Math.max(rates[0][r], rates[1][r]);
            libtorch[r] = ours / Math.max(rates[2][r], rates[3][r]);
            stock[r] = ours / rates[4][r];
        }
        System.out.printf(
                Locale.ROOT,
                "%-14s %8.0f %8.0f %8.0f %8.0f %8.0f %14.2f %14.1f%n",
                name,
                median(rates[0]),
                median(rates[1]),
                median(rates[2]),
                median(rates[3]),
                median(rates[4]),
                median(libtorch),
                median(stock));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
