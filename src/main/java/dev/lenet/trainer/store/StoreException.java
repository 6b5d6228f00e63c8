package dev.lenet.trainer.store;

import org.jspecify.annotations.Nullable;

/** Thrown if a run folder cannot be used: it is in use by another process, full or read-only, or its content is damaged. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message for the user: what is wrong with which path, and what to do
     */
    public StoreException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message for the user: what is wrong with which path, and what to do
     * @param cause the underlying exception; null if there is none
     */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
