package dev.lenet.trainer.app;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.training.IterationProgress;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * The latest figures of a variant's runs, and their sums since the process started. Several runs may write at the same time;
 * each value is consistent in itself, and the last write wins.
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
     * Runs an action once training figures are known.
     *
     * @param action run immediately if they are, otherwise later on the training thread
     */
    public void onceStepped(Runnable action) {
        stepped.then(action);
    }

    /**
     * Runs an action once the figures of a whole epoch are known.
     *
     * @param action run immediately if they are, otherwise later on the training thread
     */
    public void onceValidated(Runnable action) {
        validated.then(action);
    }

    /**
     * Returns the current epoch.
     *
     * @return from 1; 0 before the first step
     */
    public int epoch() {
        return epoch;
    }

    /**
     * Returns the mean training cross-entropy per image in the current epoch.
     *
     * @return NaN before the first step
     */
    public double trainLoss() {
        return trainLoss;
    }

    /**
     * Returns the share of correct training predictions in the current epoch.
     *
     * @return 0 to 1; NaN before the first step
     */
    public double trainAccuracy() {
        return trainAccuracy;
    }

    /**
     * Returns the mean cross-entropy per image on the validation split after the last epoch.
     *
     * @return NaN before the first epoch ends
     */
    public double validationLoss() {
        return validationLoss;
    }

    /**
     * Returns the share of correct predictions on the validation split after the last epoch.
     *
     * @return 0 to 1; NaN before the first epoch ends
     */
    public double validationAccuracy() {
        return validationAccuracy;
    }

    /**
     * Returns the optimizer's learning rate in the last finished epoch.
     *
     * @return NaN before the first epoch ends
     */
    public double learningRate() {
        return learningRate;
    }

    /**
     * Returns the number of training images processed.
     *
     * @return at least 0
     */
    public long images() {
        return images.sum();
    }

    /**
     * Returns the number of training steps done.
     *
     * @return at least 0
     */
    public long iterations() {
        return iterations.sum();
    }

    /**
     * Returns the time spent on training steps, including waiting for batches.
     *
     * @return seconds, at least 0
     */
    public double iterationSeconds() {
        return iterationSeconds.sum();
    }

    /**
     * Returns the number of finished epochs.
     *
     * @return at least 0
     */
    public long epochs() {
        return epochs.sum();
    }

    /**
     * Returns the time spent on finished epochs, including validation.
     *
     * @return seconds, at least 0
     */
    public double epochSeconds() {
        return epochSeconds.sum();
    }
}
