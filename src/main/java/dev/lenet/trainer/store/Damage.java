package dev.lenet.trainer.store;

import org.jspecify.annotations.Nullable;

/** Makes an exception of what is wrong with a file, for people, and of its cause. */
@FunctionalInterface
public interface Damage {

    /**
     * Makes it.
     *
     * @param what one line that goes on after "the file is damaged: "
     * @param cause what was thrown; null if nothing was
     * @return to be thrown
     */
    StoreException of(String what, @Nullable Exception cause);
}
