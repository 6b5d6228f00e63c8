package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a network is trained, independent of its architecture and data. In files and settings all components are on one level,
 * including those of the schedule and the optimizer.
 *
 * @param epochs passes over the training images, at least 1
 * @param batchSize images per training step, at least 1 and at most the number of training images
 * @param learningRate the highest learning rate, finite and above 0; every schedule starts with it, except {@link
 *     ScheduleKind#ONE_CYCLE}, which rises to it
 * @param schedule how the learning rate changes
 * @param warmupEpochs epochs in which the learning rate rises linearly, step by step, to that of the schedule; from 0 to
 *     {@code epochs}
 * @param optimizer the optimizer
 * @param labelSmoothing share of each training label that is spread evenly over all classes, as in PyTorch's {@code
 *     CrossEntropyLoss(label_smoothing)} (Szegedy et al.: Rethinking the Inception architecture, 2016); from 0 to below 1
 * @param ema decay of the exponential moving average of the weights, which is what is validated, tested and kept: after each
 *     step {@code average = ema average + (1 - ema) weights}, starting with the weights after the first, as in PyTorch's
 *     {@code AveragedModel}; from 0, for no averaging, to below 1
 * @param keep which epoch's network is kept
 */
public record Recipe(
        int epochs,
        int batchSize,
        double learningRate,
        @JsonUnwrapped Schedule schedule,
        int warmupEpochs,
        @JsonUnwrapped Optimizer optimizer,
        double labelSmoothing,
        double ema,
        KeptEpoch keep) {

    /** The reference study's recipe, which also supplies components missing from older files. */
    public static final Recipe REFERENCE =
            new Recipe(15, 64, 0.001, Schedule.REFERENCE, 0, Optimizer.REFERENCE, 0, 0, KeptEpoch.BEST);

    /** The maximum number of training steps; DL4J, its schedules and its optimizers count them in an int. */
    public static final int MOST_STEPS = Integer.MAX_VALUE;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is missing or out of its range
     */
    public Recipe {
        Checks.require(epochs >= 1, "the number of epochs is %s, expected at least 1", epochs);
        Checks.require(batchSize >= 1, "the batch size is %s, expected at least 1", batchSize);
        Checks.require(
                learningRate > 0 && Double.isFinite(learningRate),
                "the learning rate is %s, expected a finite number above 0",
                learningRate);
        Checks.require(schedule != null, "the schedule is missing");
        Checks.require(warmupEpochs >= 0, "the warm-up is %s epochs, expected at least 0", warmupEpochs);
        Checks.require(
                warmupEpochs <= epochs,
                "a warm-up of %s is longer than the run, which has %s",
                Text.count(warmupEpochs, "epoch"),
                epochs);
        Checks.require(optimizer != null, "the optimizer is missing");
        Checks.require(
                labelSmoothing >= 0 && labelSmoothing < 1,
                "label smoothing is %s, expected a number from 0 to below 1",
                labelSmoothing);
        Checks.require(ema >= 0 && ema < 1, "ema is %s, expected a number from 0 to below 1", ema);
        Checks.require(keep != null, "which epoch to keep is missing");
    }

    /**
     * The number of training steps per epoch; the last one may have fewer images than the others.
     *
     * @param images training images per epoch, at least 1
     * @return at least 1
     */
    public int stepsPerEpoch(int images) {
        return (int) (((long) images + batchSize - 1) / batchSize);
    }

    /**
     * The number of training steps of a whole run.
     *
     * @param images training images per epoch, at least 1
     * @return at least 1; no run can have more than {@link #MOST_STEPS}
     */
    public long steps(int images) {
        return (long) epochs * stepsPerEpoch(images);
    }

    /**
     * Describes the recipe for display.
     *
     * @return for example {@code 15 epochs · batch 64 · Adam 0.001 · step ×0.5 every 5 epochs}
     */
    public String describe() {
        List<String> parts = new ArrayList<>(List.of(
                Text.count(epochs, "epoch"),
                "batch " + batchSize,
                optimizer.describe(learningRate),
                schedule.describe()));
        if (warmupEpochs > 0) {
            parts.add("warm-up " + Text.count(warmupEpochs, "epoch"));
        }
        if (labelSmoothing > 0) {
            parts.add("label smoothing " + plain(labelSmoothing));
        }
        if (ema > 0) {
            parts.add("EMA " + plain(ema));
        }
        if (keep == KeptEpoch.LAST) {
            parts.add("last epoch kept");
        }
        return String.join(" · ", parts);
    }

    /**
     * The components that have no effect, because of the value of another one.
     *
     * @return their names in files
     */
    public Set<String> idle() {
        return schedule.idle();
    }

    /** Formats a number without exponent and trailing zeros. */
    static String plain(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    /**
     * Returns this recipe with one component changed.
     *
     * @param component the component's name, for example {@code batchSize}
     * @param value its new value
     * @return a new recipe
     * @throws IllegalArgumentException if there is no such component, or the value is out of range
     */
    public Recipe with(String component, Object value) {
        return Records.with(this, component, value);
    }
}
