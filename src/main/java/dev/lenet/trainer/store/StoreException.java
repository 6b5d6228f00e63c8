package dev.lenet.trainer.store;

import org.jspecify.annotations.Nullable;

/** A run folder cannot be used: in use by another process, full, read-only, or what it holds is damaged. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with which path, and what to do.
     *
     * @param message for the person who started the run
     */
    public StoreException(String message) {
        super(message);
    }

    /**
     * Says what is wrong with which path, and what to do.
     *
     * @param message for the person who started the run
     * @param cause what the file system said; null if it said nothing
     */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
