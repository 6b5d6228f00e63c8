package dev.lenet.trainer.augment;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import dev.lenet.trainer.dataset.ImageSet;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.datavec.image.data.ImageWritable;
import org.datavec.image.transform.FlipImageTransform;
import org.datavec.image.transform.RotateImageTransform;

/**
 * Prints what one image costs, in microseconds of one processor, as the median of several rounds; and how native memory
 * grows over 1,000,000 images.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) \
 *     dev.lenet.trainer.augment.AugmentationBenchmark
 * </pre>
 */
final class AugmentationBenchmark {

    private static final int ROUNDS = 9;
    private static final int IMAGES = 20_000;
    /** Time of the processor, not of the clock: other processes shall not count. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ImageSet images = Images.set(2_000);
    private final byte[] target = new byte[images.pixelsPerImage()];
    private final Augmenter augmenter = new Augmenter(Images.REFERENCE, 42);
    private final AugmentationPipeline pipeline = new AugmentationPipeline(Images.REFERENCE);
    private final OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();
    private final RotateImageTransform rotation = new RotateImageTransform(10f);
    private final FlipImageTransform flip = new FlipImageTransform(1);
    private final Random random = new Random(42);

    private AugmentationBenchmark() {}

    private interface Work {
        void image(int number);
    }

    public static void main(String[] arguments) {
        AugmentationBenchmark benchmark = new AugmentationBenchmark();
        benchmark.print("copy only", benchmark::copy);
        benchmark.print("Augmenter", benchmark::augment);
        benchmark.print("our transforms through DataVec", benchmark::throughDataVec);
        benchmark.print("DataVec's and OpenCV's, memory freed at once", benchmark::openCvScoped);
        benchmark.printMemory("Augmenter", benchmark::augment);
        benchmark.printMemory("our transforms through DataVec", benchmark::throughDataVec);
    }

    private void print(String name, Work work) {
        double[] micros = new double[ROUNDS];
        run(work, IMAGES);
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            run(work, IMAGES);
            micros[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / IMAGES;
        }
        Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "%-46s median %6.2f us (%.2f to %.2f)%n",
                name,
                micros[ROUNDS / 2],
                micros[0],
                micros[ROUNDS - 1]);
    }

    private void printMemory(String name, Work work) {
        run(work, 50_000);
        long pointers = Pointer.totalBytes();
        long resident = Pointer.physicalBytes();
        run(work, 1_000_000);
        System.out.printf(
                Locale.ROOT,
                "%-46s over 1,000,000 images: JavaCPP %+d KiB, process %+d KiB%n",
                name,
                (Pointer.totalBytes() - pointers) >> 10,
                (Pointer.physicalBytes() - resident) >> 10);
    }

    private static void run(Work work, int count) {
        for (int i = 0; i < count; i++) {
            work.image(i);
        }
    }

    private void copy(int number) {
        System.arraycopy(images.pixels(), start(number), target, 0, target.length);
    }

    private void augment(int number) {
        augmenter.augment(images, number % images.size(), number, target, 0);
    }

    private void throughDataVec(int number) {
        try (PointerScope scope = new PointerScope()) {
            read(pipeline.transform(image(number), random));
        }
    }

    private void openCvScoped(int number) {
        try (PointerScope scope = new PointerScope()) {
            ImageWritable image = rotation.transform(image(number), random);
            if (random.nextBoolean()) {
                image = flip.transform(image);
            }
            Mat brightened = new Mat();
            Mat stretched = new Mat();
            converter.convert(image.getFrame()).convertTo(brightened, -1, 0.9 + 0.2 * random.nextDouble(), 0);
            double factor = 0.9 + 0.2 * random.nextDouble();
            double mean = opencv_core.mean(brightened).get(0);
            brightened.convertTo(stretched, -1, factor, (1 - factor) * mean);
            read(new ImageWritable(converter.convert(stretched)));
        }
    }

    private ImageWritable image(int number) {
        Mat mat = new Mat(images.height(), images.width(), CV_8UC1);
        mat.data().put(images.pixels(), start(number), images.pixelsPerImage());
        return new ImageWritable(converter.convert(mat));
    }

    private void read(ImageWritable image) {
        ((ByteBuffer) image.getFrame().image[0].position(0)).get(target);
    }

    private int start(int number) {
        return number % images.size() * images.pixelsPerImage();
    }
}
