package dev.lenet.trainer.backend;

/** The backend that was asked for cannot be used; the message says why and what to do, for people. */
public class BackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A backend that cannot be used.
     *
     * @param message what is wrong and what to do, in whole sentences
     */
    public BackendException(String message) {
        super(message);
    }
}
