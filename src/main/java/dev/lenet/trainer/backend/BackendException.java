package dev.lenet.trainer.backend;

/** Thrown if the requested backend cannot be used; the message tells the user why and what to do. */
public class BackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what is wrong and what to do, in whole sentences
     */
    public BackendException(String message) {
        super(message);
    }
}
