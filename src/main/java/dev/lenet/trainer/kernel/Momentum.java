package dev.lenet.trainer.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * SGD with momentum as {@code torch.optim.SGD} defines it: with g the gradient, {@code b = momentum b + g} and
 * {@code p = p - rate b}, or with Nesterov momentum {@code p = p - rate (g + momentum b)}. Since b does not contain the
 * rate, a new rate applies at once to all accumulated gradients.
 *
 * <p>DL4J has only Nesterov momentum, and its state is the velocity {@code v = -rate b}, which still contains earlier
 * rates. This class keeps DL4J's state but first rescales it to the new rate,
 * {@code v = momentum rate / lastRate v - rate g}. With a constant rate and Nesterov momentum, it equals DL4J's
 * updater.
 */
public final class Momentum extends Nesterovs {
    private static final long serialVersionUID = 1;

    private final boolean nesterov;
    private final int stepsPerEpoch;

    /**
     * Creates an updater.
     *
     * @param schedule learning rates, above 0
     * @param momentum fraction of the last step that is repeated, from 0 to below 1
     * @param nesterov whether to use Nesterov momentum
     * @param stepsPerEpoch training steps per epoch, at least 1
     */
    public Momentum(ISchedule schedule, double momentum, boolean nesterov, int stepsPerEpoch) {
        super(schedule, momentum);
        this.nesterov = nesterov;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    boolean isNesterov() {
        return nesterov;
    }

    /** The factor that carries the velocity over to this step: the momentum, rescaled to the step's learning rate. */
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
