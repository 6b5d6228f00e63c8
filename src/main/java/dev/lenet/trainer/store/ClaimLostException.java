package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;

/** This process was asleep for so long that another one has taken its run over. Nothing was written. */
public final class ClaimLostException extends StoreException {

    private static final long serialVersionUID = 1L;

    ClaimLostException(String run, String owner) {
        super(Text.format(
                "%s was taken over by another worker (%s) because this one gave no sign of life for too long. Nothing is lost: the other worker continues from the last checkpoint.",
                run, owner));
    }
}
