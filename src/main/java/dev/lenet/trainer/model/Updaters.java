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

/** Optimizers as DL4J has them. */
final class Updaters {

    private Updaters() {}

    /**
     * What a network is trained with.
     *
     * @param stepsPerEpoch at least 1
     */
    static IUpdater of(Optimizer optimizer, ISchedule schedule, int stepsPerEpoch) {
        return optimizer.momentum() > 0
                ? new Momentum(schedule, optimizer.momentum(), optimizer.nesterov(), stepsPerEpoch)
                : saved(optimizer, schedule);
    }

    /**
     * What plain DL4J can read, with a state of the same length. DL4J has no momentum but Nesterov's: its velocity is the same
     * as long as the learning rate is, only its steps look ahead.
     */
    static IUpdater saved(Optimizer optimizer, ISchedule schedule) {
        return switch (optimizer.kind()) {
            case ADAM, ADAMW -> new Adam(schedule);
            case SGD -> optimizer.momentum() > 0 ? new Nesterovs(schedule, optimizer.momentum()) : new Sgd(schedule);
        };
    }

    /** What draws weights to 0. */
    static List<Regularization> penalties(Optimizer optimizer) {
        double decay = optimizer.weightDecay();
        if (decay == 0) {
            return List.of();
        }
        return List.of(
                optimizer.kind() == OptimizerKind.ADAMW ? new WeightDecay(decay, true) : new L2Regularization(decay));
    }
}
