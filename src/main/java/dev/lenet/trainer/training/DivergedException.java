package dev.lenet.trainer.training;

import dev.lenet.trainer.text.Text;

/** Thrown if the loss, a weight or the optimizer's state is infinite or NaN, from which training cannot recover. */
public class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DivergedException(String what, int epoch) {
        super(Text.format(
                "training diverged: %s. Use a lower learning rate. %s",
                what,
                epoch == 1 ? "No epoch was finished, so there is no model." : "The best epoch before it is kept."));
    }

    /** Reports that the loss of a training step is not finite. */
    static DivergedException inStep(int epoch, int step, double loss) {
        return new DivergedException(Text.format("the loss is %s in epoch %d, step %d", loss, epoch, step), epoch);
    }

    /**
     * Reports that the network is unusable after an epoch.
     *
     * @param epoch the epoch's number, from 1
     * @param what is not finite, for example {@code the validation loss is NaN}
     */
    static DivergedException after(int epoch, String what) {
        return new DivergedException(Text.format("%s after epoch %d", what, epoch), epoch);
    }
}
