package dev.lenet.trainer.training;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.augment.Augmenter;
import dev.lenet.trainer.dataset.ImageTransformer;
import dev.lenet.trainer.dataset.PrefetchingBatches;
import dev.lenet.trainer.run.RunSpec;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a network for one epoch at a time. */
final class EpochTrainer {

    private static final Logger LOG = LoggerFactory.getLogger(EpochTrainer.class);

    private final RunSpec spec;
    private final TrainingData data;
    private final Learner learner;
    private final @Nullable WeightAverage average;
    private final TrainingListener listener;
    private final BooleanSupplier stopRequested;

    EpochTrainer(
            RunSpec spec,
            TrainingData data,
            Learner learner,
            @Nullable WeightAverage average,
            TrainingListener listener,
            BooleanSupplier stopRequested) {
        this.spec = spec;
        this.data = data;
        this.learner = learner;
        this.average = average;
        this.listener = listener;
        this.stopRequested = stopRequested;
    }

    /** The result of an epoch's training steps; not finished if a stop was requested before its end. */
    record Outcome(boolean finished, double loss, double accuracy, double imagesPerSecond) {}

    Outcome train(int epoch, int[] order) {
        long start = System.nanoTime();
        double lossSum = 0;
        int hits = 0;
        int done = 0;
        int step = 0;
        learner.epochStarts(epoch + 1);
        IterationProgress progress = progress(epoch, order.length, 0, 0, 0, 1);
        try (PrefetchingBatches batches = data.batches(order, spec.recipe().batchSize(), transformer(epoch + 1))) {
            while (batches.hasNext()) {
                if (stopRequested.getAsBoolean()) {
                    return outcome(false, progress);
                }
                DataSet batch = batches.next();
                int images = batch.numExamples();
                LabelSmoothing.apply(spec.recipe().labelSmoothing(), batch.getLabels());
                hits += learner.fit(batch);
                if (average != null) {
                    average.stepDone();
                }
                done += images;
                step++;
                double loss = learner.loss();
                if (!Double.isFinite(loss)) {
                    throw DivergedException.inStep(epoch + 1, step, loss);
                }
                lossSum += loss * images;
                progress = progress(epoch, order.length, done, lossSum, hits, (System.nanoTime() - start) / 1e9);
                listener.iterationFinished(progress);
                if (step == 1) {
                    // The benchmark waits for this line to measure the program's start-up time.
                    LOG.debug("Epoch {}: first training step done", epoch + 1);
                }
            }
        }
        return outcome(true, progress);
    }

    /** Creates a new one for each epoch, which has its own thread; the working memory is small. */
    private @Nullable ImageTransformer transformer(int epoch) {
        AugmentationSettings settings = spec.augmentation();
        return settings == null ? null : new Augmenter(settings, spec.seed()).forEpoch(epoch);
    }

    private IterationProgress progress(int epoch, int images, int done, double lossSum, int hits, double seconds) {
        int divisor = Math.max(done, 1);
        return new IterationProgress(
                epoch + 1,
                spec.recipe().epochs(),
                done,
                images,
                lossSum / divisor,
                (double) hits / divisor,
                done / seconds);
    }

    private static Outcome outcome(boolean finished, IterationProgress last) {
        return new Outcome(finished, last.loss(), last.accuracy(), last.imagesPerSecond());
    }
}
