package dev.lenet.trainer.training;

import dev.lenet.trainer.run.RunSpec;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Learning-rate schedules as DL4J's own {@link ISchedule}s, so that a saved model carries its schedule in plain DL4J. */
public final class Schedules {

    private Schedules() {}

    /**
     * The schedule that a run asks for, a pure function of the epoch counted from 0:
     * {@code learningRate * gamma^floor(epoch / stepSize)} for step, {@code learningRate} for none.
     *
     * @param spec the run
     * @return DL4J's schedule
     */
    public static ISchedule of(RunSpec spec) {
        return switch (spec.schedule()) {
            case STEP -> new StepSchedule(ScheduleType.EPOCH, spec.learningRate(), spec.gamma(), spec.stepSize());
            case NONE -> new FixedSchedule(spec.learningRate());
        };
    }
}
