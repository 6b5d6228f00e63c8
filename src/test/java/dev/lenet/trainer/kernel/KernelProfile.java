package dev.lenet.trainer.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * Prints what each stage of a network costs for one group of 16 images, in microseconds of processor time of one thread,
 * and the arithmetic rate of what multiplies. Processor time is hardly changed by other work on the machine.
 */
final class KernelProfile {
    private static final int REPEATS = 100;
    private static final int ROUNDS = 15;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static double total;
    private static double multiplyAdds;

    private KernelProfile() {}

    /**
     * Run it from an IDE or with the test class path.
     *
     * @param args names among {@link Stacks} and {@link Zoo}, by default BASELINE
     */
    public static void main(String[] args) {
        System.out.println(VectorSupport.describe());
        double peak = peak();
        System.out.printf(Locale.ROOT, "registers alone: %.0f GFLOP/s%n", peak);
        for (String name : args.length == 0 ? new String[] {"BASELINE"} : args) {
            Stack stack = StackReader.read(configuration(name));
            Plan plan = Objects.requireNonNull(stack.plan(Objects.requireNonNull(stack.smallest())));
            System.out.printf(Locale.ROOT, "%n%s, %,d parameters%n", name, plan.parameters());
            // The first round warms up every kernel before any is measured.
            profile(plan, false);
            profile(plan, true);
            double rate = 2e-3 * multiplyAdds / total;
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %8.1f us %6.0f GFLOP/s, %.2f of the registers%n",
                    "sum",
                    total,
                    rate,
                    rate / peak);
        }
    }

    /** The configuration of a network by its name. */
    static MultiLayerConfiguration configuration(String name) {
        return Arrays.stream(Zoo.values()).anyMatch(network -> network.name().equals(name))
                ? Zoo.valueOf(name).spec().configuration()
                : Stacks.valueOf(name).explicit();
    }

    private static void profile(Plan plan, boolean print) {
        total = 0;
        multiplyAdds = 0;
        Kernels kernels = Kernels.fastest();
        float[] parameters = Nets.random(plan.parameters());
        Scratch s = new Scratch(plan);
        s.images(Group.SIZE);
        Block[] blocks = new Block[plan.stages().size()];
        Arrays.setAll(blocks, i -> Block.of(plan, i, kernels, parameters));
        Sums sums = Sums.of(blocks);
        for (Block block : blocks) {
            Stage stage = block.stage;
            int i = block.index;
            fill(s.input(i), s.z[i], s.out[i], s.gradient[i], s.activated[i]);
            s.workspace = new float[block.workspace()];
            String name = i + (stage.dense() ? " dense" : " convolution");
            if (!stage.dense()) {
                measure(print, name + " packing, once a batch", 0, () -> block.prepare(true));
            }
            block.norm.fixed();
            double products = (double) stage.taps() * stage.linear().size() * Group.SIZE;
            measure(print, name + " forward", products, () -> block.multiply(s));
            if (i < plan.stages().size() - 1) {
                measure(print, name + " activation", 0, () -> block.activate(0, 0, s));
                measure(print, name + " derivative", 0, () -> {
                    block.derive(s);
                    block.normalize(s, sums);
                });
            }
            if (stage.dense()) {
                backward(print, name, block, s, products);
            } else {
                backward(print, name, block, s, sums, products);
            }
        }
    }

    private static void backward(boolean print, String name, Block block, Scratch s, double products) {
        Stage stage = block.stage;
        DenseKernels kernels = block.kernels.dense();
        float[] x = Nets.random(stage.in().floats());
        float[] dx = new float[stage.in().floats()];
        float[] dz = s.z[block.index];
        float[] gradient = new float[block.parameters.length];
        int outputs = stage.out().size();
        measure(
                print,
                name + " weights",
                products,
                () -> kernels.weightGradient(x, dz, Group.SIZE, 0, outputs, stage, gradient));
        if (block.index > 0) {
            measure(print, name + " input", products, () -> kernels.inputGradient(dz, block.parameters, stage, dx));
        }
    }

    private static void backward(boolean print, String name, Block block, Scratch s, Sums sums, double products) {
        int i = block.index;
        float[] x = s.input(i);
        ConvolutionGradient weights = block.kernels.convolution().gradient(block.stage);
        measure(print, name + " weights", products, () -> weights.add(x, s.z[i], s.workspace, sums.weights[i]));
        if (i > 0) {
            float[] dx = new float[x.length];
            Convolution convolution = block.kernels.convolution().backward(block.stage);
            convolution.pack(block.parameters);
            measure(print, name + " input", products, () -> convolution.apply(s.z[i], s.workspace, dx));
        }
    }

    /** Multiply-adds in registers only, eight chains of them, in GFLOP/s. */
    private static double peak() {
        float[] a = Nets.random(16 * Lanes.WIDTH);
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 40; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < 100; i++) {
                registers(a);
            }
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
        }
        return 2.0 * 100 * 1000 * 8 * Lanes.WIDTH / best;
    }

    private static void registers(float[] a) {
        FloatVector x = FloatVector.fromArray(Lanes.SPECIES, a, 0);
        FloatVector r0 = FloatVector.zero(Lanes.SPECIES);
        FloatVector r1 = FloatVector.zero(Lanes.SPECIES);
        FloatVector r2 = FloatVector.zero(Lanes.SPECIES);
        FloatVector r3 = FloatVector.zero(Lanes.SPECIES);
        FloatVector r4 = FloatVector.zero(Lanes.SPECIES);
        FloatVector r5 = FloatVector.zero(Lanes.SPECIES);
        FloatVector r6 = FloatVector.zero(Lanes.SPECIES);
        FloatVector r7 = FloatVector.zero(Lanes.SPECIES);
        for (int i = 0; i < 1000; i++) {
            r0 = x.fma(x, r0);
            r1 = x.fma(x, r1);
            r2 = x.fma(x, r2);
            r3 = x.fma(x, r3);
            r4 = x.fma(x, r4);
            r5 = x.fma(x, r5);
            r6 = x.fma(x, r6);
            r7 = x.fma(x, r7);
        }
        r0.add(r1).add(r2).add(r3).add(r4).add(r5).add(r6).add(r7).intoArray(a, Lanes.WIDTH);
    }

    private static void measure(boolean print, String name, double products, Runnable work) {
        double[] micros = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < REPEATS; i++) {
                work.run();
            }
            micros[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / REPEATS;
        }
        Arrays.sort(micros);
        double median = micros[ROUNDS / 2];
        total += median;
        multiplyAdds += products;
        if (print) {
            String rate = products == 0 ? "" : String.format(Locale.ROOT, "%6.0f GFLOP/s", 2e-3 * products / median);
            System.out.printf(Locale.ROOT, "%-28s %8.1f us %s%n", name, median, rate);
        }
    }

    private static void fill(float[]... arrays) {
        for (float[] array : arrays) {
            System.arraycopy(Nets.random(array.length), 0, array, 0, array.length);
        }
    }
}
