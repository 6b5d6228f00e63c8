package dev.lenet.trainer.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Prints training steps and forward passes in images/s for each configuration: plain DL4J, and the fused network with one
 * and two threads. Runs take turns, figures are medians.
 */
final class KernelSpeed {
    private static final int ROUNDS = 7;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private KernelSpeed() {}

    /**
     * Measures.
     *
     * @param args batch size, by default 64; configuration, by default {@code all}; {@code fused} to leave plain DL4J out
     */
    public static void main(String[] args) {
        int batch = args.length > 0 ? Integer.parseInt(args[0]) : 64;
        boolean all = args.length < 2 || args[1].equals("all");
        boolean stock = args.length < 3;
        System.out.println(VectorSupport.describe() + ", batch " + batch);
        System.out.printf(
                "%-14s %-8s %10s %10s %12s %12s%n",
                "variant", "network", "train/s", "forward/s", "train/cpu-s", "bytes/step");
        List<String> names = new ArrayList<>();
        if (all) {
            Arrays.stream(Stacks.values()).forEach(stack -> names.add(stack.name()));
            Arrays.stream(Zoo.values()).forEach(network -> names.add(network.name()));
        } else {
            names.add(args[1]);
        }
        for (String name : names) {
            measure(name, batch, stock);
        }
    }

    private static void measure(String network, int batch, boolean stock) {
        List<MultiLayerNetwork> networks = new ArrayList<>();
        networks.add(new FusedNetwork(KernelProfile.configuration(network), 1));
        networks.add(new FusedNetwork(KernelProfile.configuration(network), 2));
        if (stock) {
            networks.add(new MultiLayerNetwork(KernelProfile.configuration(network)));
        }
        networks.forEach(MultiLayerNetwork::init);
        double[][] train = new double[networks.size()][ROUNDS];
        double[][] forward = new double[networks.size()][ROUNDS];
        double[][] processor = new double[networks.size()][ROUNDS];
        long[] bytes = new long[networks.size()];
        DataSet data = Arrays.stream(Zoo.values())
                .filter(z -> z.name().equals(network))
                .findAny()
                .map(z -> z.spec().batch(batch, 1, false))
                .orElseGet(() -> Stacks.batch(batch, 1));
        for (int round = -2; round < ROUNDS; round++) {
            for (int i = 0; i < networks.size(); i++) {
                MultiLayerNetwork measured = networks.get(i);
                int steps = (i == 2 ? 256 : 10_000) / batch + 1;
                long before = allocated();
                long used = THREAD.getCurrentThreadCpuTime();
                double fit = rate(steps * batch, steps, () -> measured.fit(data));
                double cpu = steps * batch * 1e9 / (THREAD.getCurrentThreadCpuTime() - used);
                long after = allocated();
                double output = rate(steps * batch, steps, () -> measured.output(data.getFeatures()));
                if (round >= 0) {
                    train[i][round] = fit;
                    processor[i][round] = cpu;
                    forward[i][round] = output;
                    bytes[i] = (after - before) / steps;
                }
            }
        }
        for (int i = 0; i < networks.size(); i++) {
            Arrays.sort(train[i]);
            Arrays.sort(forward[i]);
            Arrays.sort(processor[i]);
            String name = List.of("fused-1", "fused-2", "stock").get(i);
            double trained = train[i][ROUNDS / 2];
            double inferred = forward[i][ROUNDS / 2];
            // The calling thread's processor time: all of the work where there is one thread, and no matter how busy
            // the machine is.
            double perProcessor = processor[i][ROUNDS / 2];
            System.out.printf(
                    "%-14s %-8s %10.0f %10.0f %12.0f %12d%n", network, name, trained, inferred, perProcessor, bytes[i]);
            networks.get(i).close();
        }
    }

    private static double rate(int images, int steps, Runnable step) {
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            step.run();
        }
        return images * 1e9 / (System.nanoTime() - start);
    }

    private static long allocated() {
        return THREAD.getCurrentThreadAllocatedBytes();
    }
}
