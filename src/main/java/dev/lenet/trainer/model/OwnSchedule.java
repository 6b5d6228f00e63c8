package dev.lenet.trainer.model;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A schedule that DL4J does not have. Plain DL4J could not load a network that names its class, so what is saved has one of
 * DL4J's in its place.
 */
interface OwnSchedule extends ISchedule {

    /**
     * What DL4J gets to see of a network that is saved between two epochs.
     *
     * @param iteration the next step, from 0
     * @param epoch the next epoch, from 0
     * @return a schedule of DL4J's that has the same rate for that step at least
     */
    ISchedule at(int iteration, int epoch);
}
