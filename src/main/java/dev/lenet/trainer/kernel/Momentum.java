package dev.lenet.trainer.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * SGD with momentum as {@code torch.optim.SGD} has it: with g the gradient, {@code b = momentum b + g} and {@code p = p - rate b},
 * or with Nesterov's {@code p = p - rate (g + momentum b)}. Since the rate stays out of b, a new rate acts at once on all that
 * b remembers.
 *
 * <p>DL4J knows Nesterov's momentum alone, and its state is the velocity {@code v = -rate b}, in which earlier rates live on.
 * This class keeps DL4J's state and brings it to the new rate first, {@code v = momentum rate / lastRate v - rate g}, so that
 * with a constant rate and Nesterov's momentum it is DL4J's updater.
 */
public final class Momentum extends Nesterovs {
    private static final long serialVersionUID = 1;

    private final boolean nesterov;
    private final int stepsPerEpoch;

    /**
     * An updater.
     *
     * @param schedule learning rates, above 0
     * @param momentum share of the last step that is taken again, from 0 to below 1
     * @param nesterov whether a step looks ahead
     * @param stepsPerEpoch training steps of an epoch, at least 1
     */
    public Momentum(ISchedule schedule, double momentum, boolean nesterov, int stepsPerEpoch) {
        super(schedule, momentum);
        this.nesterov = nesterov;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    boolean isNesterov() {
        return nesterov;
    }

    /** What the velocity is multiplied with, so that it is one of the step's rate. */
    double carry(int iteration, int epoch) {
        if (iteration == 0) {
            return getMomentum();
        }
        int last = iteration - 1;
        return getMomentum() * getLearningRate(iteration, epoch) / getLearningRate(last, last / stepsPerEpoch);
    }

    @Override
    public GradientUpdater<?> instantiate(INDArray viewArray, boolean initializeViewArray) {
        MomentumUpdater updater = new MomentumUpdater(this);
        INDArray row = viewArray.reshape(viewArray.length());
        updater.setStateViewArray(row, row.shape(), row.ordering(), initializeViewArray);
        return updater;
    }

    @Override
    public Momentum clone() {
        return new Momentum(getLearningRateSchedule(), getMomentum(), nesterov, stepsPerEpoch);
    }
}
