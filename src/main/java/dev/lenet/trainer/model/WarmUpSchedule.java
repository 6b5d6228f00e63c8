package dev.lenet.trainer.model;

import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A gradual warm-up (Goyal et al.: Accurate, large minibatch SGD, 2017, section 2.2): the rate of another schedule times {@code
 * (step + 1) / steps} in the first steps, and the unchanged rate afterwards. DL4J's {@code RampSchedule} does the same, but it
 * cannot be loaded or compared for equality, which DL4J needs to keep an optimizer's state in one piece.
 *
 * @param then the underlying schedule, which runs from the first step
 * @param steps training steps of the warm-up, at least 1
 */
record WarmUpSchedule(ISchedule then, int steps) implements OwnSchedule {

    @Override
    public double valueAt(int iteration, int epoch) {
        double rate = then.valueAt(iteration, epoch);
        return iteration < steps ? rate * (iteration + 1) / steps : rate;
    }

    @Override
    public ISchedule at(int iteration, int epoch) {
        if (iteration < steps) {
            return new FixedSchedule(valueAt(iteration, epoch));
        }
        return then instanceof OwnSchedule own ? own.at(iteration, epoch) : then;
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
