package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import jdk.incubator.vector.FloatVector;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Prints what each kernel costs for one group of 16 images, in microseconds of processor time of one thread, and the
 * arithmetic rate of those that multiply.
 */
final class KernelProfile {
    private static final int REPEATS = 200;
    private static final int ROUNDS = 15;
    private static double total;

    private KernelProfile() {}

    /**
     * Run it from an IDE or with the test class path; {@code plain} measures the plain loops instead.
     *
     * @param args empty, or {@code plain}
     */
    public static void main(String[] args) {
        Kernels kernels = args.length > 0 && args[0].equals("plain") ? Kernels.plain() : Kernels.fastest();
        System.out.println(args.length > 0 ? "plain loops" : VectorSupport.describe());
        float[] p = random(62_000);
        Scratch s = new Scratch();
        s.images(GROUP);
        fill(s.pixels, s.in, s.z1, s.p1, s.z2, s.p2, s.h1, s.h2, s.dp1, s.dp2, s.dh1, s.dh2);
        ConvolutionSums sums = new ConvolutionSums();
        ConvolutionKernels c = kernels.convolution();
        DenseKernels d = kernels.dense();
        Rectifier relu = new Rectifier(0);
        Normalization n = new Normalization();
        // Twice: the first round warms up every kernel before any is measured.
        for (int round = 0; round < 2; round++) {
            boolean print = round == 1;
            total = 0;
            measure(print, "interleave", 0, () -> Interleave.frame(s.pixels, GROUP, s.in));
            measure(print, "conv1 forward", C1 * PLANE1 * TAPS, () -> c.convolve1(s.in, p, 6, s.z1));
            measure(print, "pool1 forward", 0, () -> pools(kernels.maxPooling(), s, n, relu, true));
            measure(print, "conv2 forward", C2 * PLANE2 * C1 * TAPS, () -> c.convolve2(s.p1, p, 172, s.z2));
            measure(print, "pool2 forward", 0, () -> pools(kernels.maxPooling(), s, n, relu, false));
            measure(print, "fc1 forward", FLAT * F1 * GROUP, () -> d.forward(s.p2, p, 2572, FLAT, F1, s.h1));
            measure(print, "fc2 forward", F1 * F2 * GROUP, () -> d.forward(s.h1, p, 50_692, F1, F2, s.h2));
            measure(print, "fc3 forward", F2 * CLASSES * GROUP, () -> d.forward(s.h2, p, 60_856, F2, CLASSES, s.h3));
            Batch batch = new Batch();
            batch.resize(GROUP);
            batch.resizeForGradient();
            measure(print, "softmax, loss", 0, () -> loss(s, batch));
            measure(print, "rows for dw", 0, () -> rows(s, batch));
            measure(
                    print,
                    "fc3 input",
                    F2 * CLASSES * GROUP,
                    () -> d.inputGradient(batch.d3, 0, GROUP, p, 60_856, F2, CLASSES, s.dh2));
            measure(
                    print,
                    "fc2 input",
                    F1 * F2 * GROUP,
                    () -> d.inputGradient(batch.d2, 0, GROUP, p, 50_692, F1, F2, s.dh1));
            measure(
                    print,
                    "fc1 input",
                    FLAT * F1 * GROUP,
                    () -> d.inputGradient(batch.d1, 0, GROUP, p, 2572, FLAT, F1, s.dp2));
            measure(print, "pool2 backward", 0, () -> poolsBack(kernels.maxPooling(), s, n, relu, sums, false));
            measure(
                    print,
                    "conv2 weights",
                    C2 * PLANE2 * C1 * TAPS,
                    () -> c.weightGradient2(s.p1, s.z2, sums.weights2));
            measure(print, "conv2 input", C2 * PLANE2 * C1 * TAPS, () -> c.inputGradient2(s.z2, p, 172, s.dp1));
            measure(print, "pool1 backward", 0, () -> poolsBack(kernels.maxPooling(), s, n, relu, sums, true));
            measure(print, "conv1 weights", C1 * PLANE1 * TAPS, () -> c.weightGradient1(s.in, s.z1, sums.weights1));
            double images = GROUP * 1e6 / total;
            System.out.printf(
                    Locale.ROOT, "%-16s %8.1f us %27.0f images/s%n", print ? "sum" : "(warm-up)", total, images);
            Batch whole = new Batch();
            whole.resize(4 * GROUP);
            whole.resizeForGradient();
            fill(whole.x1, whole.x2, whole.x3, whole.d1, whole.d2, whole.d3);
            float[] g = new float[62_000];
            GradientReduction reduction = new GradientReduction(stack(), d, g);
            ConvolutionSums[] pieces = {sums, sums, sums, sums};
            int dense = (FLAT * F1 + F1 * F2 + F2 * CLASSES) * 4 * GROUP;
            measure(print, "reduce, batch 64", dense, () -> {
                for (int i = 0; i < GradientReduction.ITEMS; i++) {
                    reduction.run(i, whole, pieces, 4);
                }
            });
            AdamStep step = AdamStep.of(64, 1e-3, 0.9, 0.999, 1e-8, 3);
            float[] m = new float[62_000];
            float[] v = new float[62_000];
            int n3 = 1024 * 1024 * 1024;
            INDArray a = Nd4j.rand(1024, 1024);
            INDArray b = Nd4j.rand(1024, 1024);
            INDArray product = Nd4j.create(1024, 1024);
            measure(print, 5, "sgemm 1024", n3, () -> a.mmuli(b, product));
            if (VectorSupport.available()) {
                measure(print, "registers", 1000 * 16 * Lanes.WIDTH, () -> registers(s.h1));
            }
            measure(print, "adam, all", 0, () -> kernels.elements().adam(step, p, g, m, v, 0, 61_706));
        }
    }

    private static LeNetStack stack() {
        return java.util.Objects.requireNonNull(LeNetStack.of(Stacks.BASELINE.explicit()));
    }

    private static void pools(PoolingKernels pooling, Scratch s, Normalization n, Rectifier relu, boolean first) {
        for (int c = 0; c < (first ? C1 : C2); c++) {
            if (first) {
                pooling.forward(s.z1, c * PLANE1, WIDTH1, n, relu, s.p1, c * POOLED_PLANE1);
            } else {
                pooling.forward(s.z2, c * PLANE2, WIDTH2, n, relu, s.p2, c * PLANE2 / 4);
            }
        }
    }

    private static void poolsBack(
            PoolingKernels pooling, Scratch s, Normalization n, Rectifier relu, ConvolutionSums sums, boolean first) {
        for (int c = 0; c < (first ? C1 : C2); c++) {
            if (first) {
                pooling.backward(
                        s.z1, c * PLANE1, WIDTH1, n, relu, s.dp1, c * POOLED_PLANE1, s.mask, sums.bias1, c * GROUP);
            } else {
                pooling.backward(
                        s.z2, c * PLANE2, WIDTH2, n, relu, s.dp2, c * PLANE2 / 4, s.mask, sums.bias2, c * GROUP);
            }
        }
    }

    private static void loss(Scratch s, Batch batch) {
        for (int i = 0; i < s.h3.length; i++) {
            s.h3[i] = i % 7;
        }
        SoftmaxLoss.softmax(s.h3, batch, 0);
        SoftmaxLoss.score(batch, 0);
        SoftmaxLoss.gradient(s.h3, batch, 0);
    }

    private static void rows(Scratch s, Batch batch) {
        Interleave.rows(s.p2, FLAT, batch.x1, 0);
        Interleave.rows(s.h1, F1, batch.x2, 0);
        Interleave.rows(s.h2, F2, batch.x3, 0);
    }

    /** As many multiply-adds as the processor can do, without memory. */
    private static void registers(float[] a) {
        FloatVector x = FloatVector.fromArray(Lanes.SPECIES, a, 0);
        FloatVector r0 = FloatVector.fromArray(Lanes.SPECIES, a, 0);
        FloatVector r1 = FloatVector.fromArray(Lanes.SPECIES, a, 16);
        FloatVector r2 = FloatVector.fromArray(Lanes.SPECIES, a, 32);
        FloatVector r3 = FloatVector.fromArray(Lanes.SPECIES, a, 48);
        FloatVector r4 = FloatVector.fromArray(Lanes.SPECIES, a, 64);
        FloatVector r5 = FloatVector.fromArray(Lanes.SPECIES, a, 80);
        FloatVector r6 = FloatVector.fromArray(Lanes.SPECIES, a, 96);
        FloatVector r7 = FloatVector.fromArray(Lanes.SPECIES, a, 112);
        FloatVector r8 = FloatVector.fromArray(Lanes.SPECIES, a, 128);
        FloatVector r9 = FloatVector.fromArray(Lanes.SPECIES, a, 144);
        FloatVector r10 = FloatVector.fromArray(Lanes.SPECIES, a, 160);
        FloatVector r11 = FloatVector.fromArray(Lanes.SPECIES, a, 176);
        FloatVector r12 = FloatVector.fromArray(Lanes.SPECIES, a, 192);
        FloatVector r13 = FloatVector.fromArray(Lanes.SPECIES, a, 208);
        FloatVector r14 = FloatVector.fromArray(Lanes.SPECIES, a, 224);
        FloatVector r15 = FloatVector.fromArray(Lanes.SPECIES, a, 240);
        for (int i = 0; i < 1000; i++) {
            r0 = x.fma(x, r0);
            r1 = x.fma(x, r1);
            r2 = x.fma(x, r2);
            r3 = x.fma(x, r3);
            r4 = x.fma(x, r4);
            r5 = x.fma(x, r5);
            r6 = x.fma(x, r6);
            r7 = x.fma(x, r7);
            r8 = x.fma(x, r8);
            r9 = x.fma(x, r9);
            r10 = x.fma(x, r10);
            r11 = x.fma(x, r11);
            r12 = x.fma(x, r12);
            r13 = x.fma(x, r13);
            r14 = x.fma(x, r14);
            r15 = x.fma(x, r15);
        }
        r0.intoArray(a, 0);
        r1.intoArray(a, 16);
        r2.intoArray(a, 32);
        r3.intoArray(a, 48);
        r4.intoArray(a, 64);
        r5.intoArray(a, 80);
        r6.intoArray(a, 96);
        r7.intoArray(a, 112);
        r8.intoArray(a, 128);
        r9.intoArray(a, 144);
        r10.intoArray(a, 160);
        r11.intoArray(a, 176);
        r12.intoArray(a, 192);
        r13.intoArray(a, 208);
        r14.intoArray(a, 224);
        r15.intoArray(a, 240);
    }

    private static void measure(boolean print, String name, int multiplyAdds, Runnable work) {
        measure(print, REPEATS, name, multiplyAdds, work);
    }

    private static void measure(boolean print, int repeats, String name, int multiplyAdds, Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        double[] micros = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < repeats; i++) {
                work.run();
            }
            micros[round] = (threads.getCurrentThreadCpuTime() - start) / 1e3 / repeats;
        }
        Arrays.sort(micros);
        double median = micros[ROUNDS / 2];
        total += median;
        if (print) {
            String rate =
                    multiplyAdds == 0 ? "" : String.format(Locale.ROOT, "%8.0f GFLOP/s", 2e-3 * multiplyAdds / median);
            System.out.printf(Locale.ROOT, "%-16s %8.1f us %s%n", name, median, rate);
        }
    }

    private static void fill(float[]... arrays) {
        for (float[] array : arrays) {
            System.arraycopy(random(array.length), 0, array, 0, array.length);
        }
    }

    private static float[] random(int length) {
        Random random = new Random(length);
        float[] a = new float[length];
        for (int i = 0; i < length; i++) {
            a[i] = random.nextFloat() - 0.5f;
        }
        return a;
    }
}
