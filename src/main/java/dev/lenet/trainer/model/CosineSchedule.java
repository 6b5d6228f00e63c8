package dev.lenet.trainer.model;

import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Half a cosine over a run: {@code rate / 2 * (1 + cos(pi * epoch / epochs))} (Loshchilov, Hutter: SGDR, 2017, without
 * restarts). DL4J has no such formula, and plain DL4J could not load a network that names this class, so what is saved has
 * the rate of its epoch instead: {@link #at}.
 *
 * @param rate in the first epoch, above 0
 * @param epochs of the whole run, at least 1
 */
record CosineSchedule(double rate, int epochs) implements ISchedule {

    @Override
    public double valueAt(int iteration, int epoch) {
        return rate / 2 * (1 + Math.cos(Math.PI * epoch / epochs));
    }

    /**
     * What DL4J gets to see.
     *
     * @param epoch the next one to train, from 0
     * @return that epoch's rate
     */
    ISchedule at(int epoch) {
        return new FixedSchedule(valueAt(0, epoch));
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
