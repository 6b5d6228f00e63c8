package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;

/** Another worker, which is alive, works on a run. */
public final class ClaimHeldException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * A run that is someone else's.
     *
     * @param run its name
     * @param owner who works on it
     */
    public ClaimHeldException(String run, String owner) {
        super(Text.format(
                "%s is being trained by another worker (%s). Wait until it ends, or choose another cell.", run, owner));
    }
}
