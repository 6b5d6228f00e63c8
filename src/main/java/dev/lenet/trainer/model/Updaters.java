package dev.lenet.trainer.model;

import dev.lenet.trainer.kernel.Momentum;
import java.util.List;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.ISchedule;

/** Converts optimizers to DL4J's updaters. */
final class Updaters {

    private Updaters() {}

    /**
     * Returns the updater with which a network is trained.
     *
     * @param stepsPerEpoch at least 1
     */
    static IUpdater of(Optimizer optimizer, ISchedule schedule, int stepsPerEpoch) {
        return optimizer.momentum() > 0
                ? new Momentum(schedule, optimizer.momentum(), optimizer.nesterov(), stepsPerEpoch)
                : saved(optimizer, schedule);
    }

    /**
     * Returns the updater with which a network is saved. Plain DL4J can read it, and its state has the same length. DL4J has
     * only Nesterov's momentum; its velocity is the same while the learning rate does not change, but its steps look ahead.
     */
    static IUpdater saved(Optimizer optimizer, ISchedule schedule) {
        return switch (optimizer.kind()) {
            case ADAM, ADAMW -> new Adam(schedule);
            case SGD -> optimizer.momentum() > 0 ? new Nesterovs(schedule, optimizer.momentum()) : new Sgd(schedule);
        };
    }

    /** Returns the penalties for weight decay. */
    static List<Regularization> penalties(Optimizer optimizer) {
        double decay = optimizer.weightDecay();
        if (decay == 0) {
            return List.of();
        }
        return List.of(
                optimizer.kind() == OptimizerKind.ADAMW ? new WeightDecay(decay, true) : new L2Regularization(decay));
    }
}
