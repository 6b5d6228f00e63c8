package dev.lenet.trainer.model;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A schedule that DL4J does not have. Plain DL4J could not load a network that names its class, so it is saved as one of DL4J's
 * own schedules instead.
 */
interface OwnSchedule extends ISchedule {

    /**
     * Returns the schedule with which a network is saved between two epochs.
     *
     * @param iteration the next step, from 0
     * @param epoch the next epoch, from 0
     * @return one of DL4J's own schedules, with the same rate at least for the next step
     */
    ISchedule at(int iteration, int epoch);
}
