package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a network is trained, whatever its architecture and its data. In files and settings the components stand flat beside
 * each other.
 *
 * @param epochs passes over the training images, at least 1
 * @param batchSize images per training step, at least 1 and at most the training images
 * @param learningRate the highest learning rate: the first of every schedule but {@link ScheduleKind#ONE_CYCLE}, which
 *     climbs to it; finite and above 0
 * @param schedule how the learning rate changes
 * @param warmupEpochs epochs in which the learning rate climbs, step by step and evenly, to that of the schedule; from 0 to
 *     {@code epochs}
 * @param optimizer how gradients change the weights
 * @param labelSmoothing share of each training label that is spread evenly over all classes, as PyTorch's {@code
 *     CrossEntropyLoss(label_smoothing)} does (Szegedy et al.: Rethinking the Inception architecture, 2016); from 0 to below 1
 * @param ema decay of the weights' exponential moving average, which is what is validated, tested and kept: after each step
 *     {@code average = ema average + (1 - ema) weights}, beginning with the weights after the first, as PyTorch's {@code
 *     AveragedModel} has it; from 0, for none, to below 1
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

    /** The reference study's, and what files mean that were written before a component existed. */
    public static final Recipe REFERENCE =
            new Recipe(15, 64, 0.001, Schedule.REFERENCE, 0, Optimizer.REFERENCE, 0, 0, KeptEpoch.BEST);

    /** DL4J counts training steps in an int, which its schedules and optimizers read. */
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
     * Training steps of one epoch; the last may have fewer images than the others.
     *
     * @param images training images of an epoch, at least 1
     * @return at least 1
     */
    public int stepsPerEpoch(int images) {
        return (int) (((long) images + batchSize - 1) / batchSize);
    }

    /**
     * Training steps of a whole run.
     *
     * @param images training images of an epoch, at least 1
     * @return at least 1; no run can have more than {@link #MOST_STEPS}
     */
    public long steps(int images) {
        return (long) epochs * stepsPerEpoch(images);
    }

    /**
     * The recipe for people.
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
     * The parts that make no difference, because of the value of another one.
     *
     * @return their names in files
     */
    public Set<String> idle() {
        return schedule.idle();
    }

    /** A number without exponent and needless zeros. */
    static String plain(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    /**
     * This recipe with one part changed.
     *
     * @param component the part's name, for example {@code batchSize}
     * @param value its new value
     * @return a new recipe
     * @throws IllegalArgumentException if there is no such part, or the value is out of its range
     */
    public Recipe with(String component, Object value) {
        return Records.with(this, component, value);
    }
}
