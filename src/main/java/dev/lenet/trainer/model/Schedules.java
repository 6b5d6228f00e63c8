package dev.lenet.trainer.model;

import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Creates learning-rate schedules, as DL4J's own {@link ISchedule}s where it has them. */
public final class Schedules {

    /** The rate at the start of one cycle and of its final part, as a fraction of the highest (Smith 2018: 0.1 to 0.05). */
    static final double CYCLE_START = 0.04;

    /** The final share of one cycle, in which the rate falls below its start. */
    private static final double CYCLE_TAIL = 0.1;

    /** The factor by which the rate falls in that final part. */
    private static final double CYCLE_END = 0.01;

    private Schedules() {}

    /**
     * Creates the schedule of a recipe, a pure function of the step or of the epoch {@code e} of {@code E}, counted from 0:
     *
     * <ul>
     *   <li>step: {@code learningRate * gamma^floor(e / stepSize)}
     *   <li>none: {@code learningRate}
     *   <li>cosine: {@code learningRate / 2 * (1 + cos(pi * e / E))} (Loshchilov, Hutter: SGDR, 2017, without restarts)
     *   <li>one cycle, by step (Smith: A disciplined approach to neural network hyper-parameters, 2018): linearly from 4 % of
     *       {@code learningRate} to {@code learningRate} in the first 45 % of the run, back in the next 45 %, and
     *       exponentially to a hundredth of that in the rest
     * </ul>
     *
     * <p>A warm-up (Goyal et al.: Accurate, large minibatch SGD, 2017) multiplies the rate of each of its {@code n} steps by
     * {@code (step + 1) / n}, for any schedule. The schedule itself runs from the first step, so that after the warm-up the
     * rates are the same as without it.
     *
     * @param recipe the run's recipe
     * @param images training images per epoch, at least 1
     * @return the schedule; its size does not depend on the recipe
     */
    public static ISchedule of(Recipe recipe, int images) {
        double rate = recipe.learningRate();
        int epochs = recipe.epochs();
        Schedule schedule = recipe.schedule();
        ISchedule rates =
                switch (schedule.kind()) {
                    case STEP -> new StepSchedule(ScheduleType.EPOCH, rate, schedule.gamma(), schedule.stepSize());
                    case NONE -> new FixedSchedule(rate);
                    case COSINE -> new CosineSchedule(rate, epochs);
                    case ONE_CYCLE -> oneCycle(rate, (long) epochs * recipe.stepsPerEpoch(images));
                };
        int warmUp = recipe.warmupEpochs() * recipe.stepsPerEpoch(images);
        return warmUp == 0 ? rates : new WarmUpSchedule(rates, warmUp);
    }

    private static ISchedule oneCycle(double rate, long steps) {
        if (steps < 3) {
            return new FixedSchedule(rate); // too short to rise and fall
        }
        int length = (int) Math.min(steps, Integer.MAX_VALUE);
        int tail = Math.max(1, (int) Math.round(length * CYCLE_TAIL));
        // DL4J halves the rest. If it were odd, the rate of the step left over would be far too high.
        tail += (length - tail) % 2;
        // DL4J's decay applies to every step of the tail; its default of 0.1 would stop training within a few steps.
        double decay = Math.pow(CYCLE_END, 1.0 / tail);
        return new CycleSchedule(ScheduleType.ITERATION, rate * CYCLE_START, rate, length, tail, decay);
    }
}
