package dev.lenet.trainer.training;

/** The loss became infinite or not a number. */
public class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DivergedException(int epoch, int step, double loss) {
        super(
                "training diverged: the loss is %s in epoch %d, step %d. Try a smaller --learning-rate; the best model so far is kept."
                        .formatted(loss, epoch, step));
    }
}
