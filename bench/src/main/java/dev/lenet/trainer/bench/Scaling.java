package dev.lenet.trainer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the trainer's cost grows with batch size, threads and number of images. */
final class Scaling {

    private static final List<Integer> BATCHES = List.of(16, 32, 64, 128, 256, 512, 1024);
    private static final List<Integer> IMAGES = List.of(6_000, 12_000, 24_000, 48_000, 60_000);
    private static final int USUAL_BATCH = 64;

    private final Options options;
    private final MachineLock lock;

    /**
     * Prepares the measurement.
     *
     * @param options variants, rounds and seconds
     * @param lock held for one point at a time
     */
    Scaling(Options options, MachineLock lock) {
        this.options = options;
        this.lock = lock;
    }

    /**
     * One point of the curve: whole epochs.
     *
     * @param variant which of the five models
     * @param threads threads that share a step
     * @param batchSize images per step
     * @param images images per epoch
     * @param seconds wall time of an epoch
     */
    record Point(String variant, int threads, int batchSize, int images, Summary seconds) {

        /**
         * The time per image.
         *
         * @return microseconds; constant if time grows linearly with the images
         */
        double microsecondsAnImage() {
            return seconds.median() * 1e6 / images;
        }
    }

    /**
     * Measures the trainer with one and two threads, first over batch sizes, then over images.
     *
     * @return all points
     * @throws IOException if a process fails
     */
    List<Point> run() throws IOException {
        List<Point> points = new ArrayList<>();
        String variant = options.variants().get(0);
        for (int threads = 1; threads <= 2; threads++) {
            try (WorkerProcess worker =
                    WorkerProcess.start(EngineKind.OURS, variant, threads, options.data(), Map.of())) {
                worker.ask(String.format(
                        Locale.ROOT, "train %d %d %s", Options.TRAINING_IMAGES, USUAL_BATCH, options.warmUpSeconds()));
                for (int batch : BATCHES) {
                    points.add(measure(worker, variant, threads, batch, Options.TRAINING_IMAGES));
                }
                for (int images : IMAGES) {
                    points.add(measure(worker, variant, threads, USUAL_BATCH, images));
                }
            }
        }
        return points;
    }

    private Point measure(WorkerProcess worker, String variant, int threads, int batch, int images) throws IOException {
        String epoch = String.format(Locale.ROOT, "epoch %d %d", images, batch);
        return lock.hold(() -> {
            // Buffers of this batch size are made in the first epoch.
            worker.ask(epoch);
            QuietTurns turns = new QuietTurns();
            List<Double> seconds = new ArrayList<>();
            for (int round = 0; round < options.rounds(); round++) {
                seconds.add(turns.measure(() -> worker.ask(epoch).nanos() * 1e-9));
            }
            return new Point(variant, threads, batch, images, Summary.of(seconds));
        });
    }
}
