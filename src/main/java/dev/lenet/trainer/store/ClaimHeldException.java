package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;

/** Thrown if another worker is alive and has claimed a run. */
public final class ClaimHeldException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a run.
     *
     * @param run its name
     * @param owner the worker that has it
     */
    public ClaimHeldException(String run, String owner) {
        super(Text.format(
                "%s is being trained by another worker (%s). Wait until it ends, or choose another cell.", run, owner));
    }
}
