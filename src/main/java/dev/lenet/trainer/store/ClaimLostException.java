package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;

/** Thrown if this process was suspended for so long that another has taken over its run. Nothing was written. */
public final class ClaimLostException extends StoreException {

    private static final long serialVersionUID = 1L;

    ClaimLostException(String run, String owner) {
        super(Text.format(
                "%s was taken over by another worker (%s) because this one gave no sign of life for too long. Nothing is lost: the other worker continues from the last checkpoint.",
                run, owner));
    }
}
