package dev.lenet.trainer.store;

import org.jspecify.annotations.Nullable;

/** Makes an exception from what is wrong with a file and its cause. */
@FunctionalInterface
public interface Damage {

    /**
     * Makes the exception.
     *
     * @param what one line for users that completes "the file is damaged: "
     * @param cause what was thrown; null if nothing was
     * @return the exception, for the caller to throw
     */
    StoreException of(String what, @Nullable Exception cause);
}
