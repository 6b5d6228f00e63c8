package dev.lenet.trainer.model;

import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Cosine annealing over a run: {@code rate / 2 * (1 + cos(pi * epoch / epochs))} (Loshchilov, Hutter: SGDR, 2017, without
 * restarts). A saved network has a fixed schedule with the rate of the next epoch instead.
 *
 * @param rate the rate in the first epoch, above 0
 * @param epochs epochs of the whole run, at least 1
 */
record CosineSchedule(double rate, int epochs) implements OwnSchedule {

    @Override
    public double valueAt(int iteration, int epoch) {
        return rate / 2 * (1 + Math.cos(Math.PI * epoch / epochs));
    }

    @Override
    public ISchedule at(int iteration, int epoch) {
        return new FixedSchedule(valueAt(iteration, epoch));
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
