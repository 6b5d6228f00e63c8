package dev.lenet.trainer.app;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.training.IterationProgress;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * The latest figures of a variant's runs and their sums since the process began. Several runs may write at the same time; each
 * value is whole, and the latest wins.
 */
public final class VariantFigures {

    private final FirstTime stepped = new FirstTime();
    private final FirstTime validated = new FirstTime();
    private volatile int epoch;
    private volatile double trainLoss = Double.NaN;
    private volatile double trainAccuracy = Double.NaN;
    private volatile double validationLoss = Double.NaN;
    private volatile double validationAccuracy = Double.NaN;
    private volatile double learningRate = Double.NaN;
    private final LongAdder images = new LongAdder();
    private final LongAdder iterations = new LongAdder();
    private final DoubleAdder iterationSeconds = new DoubleAdder();
    private final LongAdder epochs = new LongAdder();
    private final DoubleAdder epochSeconds = new DoubleAdder();

    VariantFigures() {}

    void step(IterationProgress progress, int newImages, double seconds) {
        epoch = progress.epoch();
        trainLoss = progress.loss();
        trainAccuracy = progress.accuracy();
        images.add(newImages);
        iterations.increment();
        iterationSeconds.add(seconds);
        stepped.happens();
    }

    void epoch(EpochMetrics metrics) {
        validationLoss = metrics.validationLoss();
        validationAccuracy = metrics.validationAccuracy();
        learningRate = metrics.learningRate();
        epochs.increment();
        epochSeconds.add(metrics.seconds());
        validated.happens();
    }

    /**
     * Has something done once the figures of training are known.
     *
     * @param action done at once if they are, else on the thread that trains
     */
    public void onceStepped(Runnable action) {
        stepped.then(action);
    }

    /**
     * Has something done once the figures of a whole epoch are known.
     *
     * @param action done at once if they are, else on the thread that trains
     */
    public void onceValidated(Runnable action) {
        validated.then(action);
    }

    /**
     * The epoch under way.
     *
     * @return from 1; 0 before the first step
     */
    public int epoch() {
        return epoch;
    }

    /**
     * Mean cross-entropy an image in the epoch under way.
     *
     * @return NaN before the first step
     */
    public double trainLoss() {
        return trainLoss;
    }

    /**
     * Share of right training predictions in the epoch under way.
     *
     * @return 0 to 1; NaN before the first step
     */
    public double trainAccuracy() {
        return trainAccuracy;
    }

    /**
     * Mean cross-entropy an image on the validation split after the last epoch.
     *
     * @return NaN before the first epoch ends
     */
    public double validationLoss() {
        return validationLoss;
    }

    /**
     * Share of right predictions on the validation split after the last epoch.
     *
     * @return 0 to 1; NaN before the first epoch ends
     */
    public double validationAccuracy() {
        return validationAccuracy;
    }

    /**
     * Adam's rate in the last finished epoch.
     *
     * @return NaN before the first epoch ends
     */
    public double learningRate() {
        return learningRate;
    }

    /**
     * Training images walked through.
     *
     * @return at least 0
     */
    public long images() {
        return images.sum();
    }

    /**
     * Training steps done.
     *
     * @return at least 0
     */
    public long iterations() {
        return iterations.sum();
    }

    /**
     * Time spent on training steps, waiting for batches included.
     *
     * @return seconds, at least 0
     */
    public double iterationSeconds() {
        return iterationSeconds.sum();
    }

    /**
     * Finished epochs.
     *
     * @return at least 0
     */
    public long epochs() {
        return epochs.sum();
    }

    /**
     * Time spent on finished epochs, training and validation.
     *
     * @return seconds, at least 0
     */
    public double epochSeconds() {
        return epochSeconds.sum();
    }
}
