package dev.lenet.trainer.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.NesterovsUpdater;

/** {@link Momentum} with ND4J operations, for networks that DL4J trains itself. */
final class MomentumUpdater extends NesterovsUpdater {
    private final Momentum momentum;

    MomentumUpdater(Momentum momentum) {
        super(momentum);
        this.momentum = momentum;
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        double rate = momentum.getLearningRate(iteration, epoch);
        INDArray velocity = getV();
        INDArray update = gradient.reshape(velocity.shape());
        update.muli(rate);
        velocity.muli(momentum.carry(iteration, epoch)).subi(update);
        if (momentum.isNesterov()) {
            update.subi(velocity.mul(momentum.getMomentum()));
        } else {
            update.assign(velocity).negi();
        }
    }
}
