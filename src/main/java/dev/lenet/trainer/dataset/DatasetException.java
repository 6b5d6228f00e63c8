package dev.lenet.trainer.dataset;

/**
 * Thrown if the data is missing, damaged or not what it claims to be. The message is for the user: it names the file, what
 * was found, what was expected and what to do.
 */
public class DatasetException extends RuntimeException {

    /**
     * Reports a problem found by the trainer itself.
     *
     * @param message what, where, what was expected, what to do
     */
    public DatasetException(String message) {
        super(message);
    }

    /**
     * Reports a problem in the file system or the network.
     *
     * @param message what, where, what was expected, what to do
     * @param cause the underlying exception
     */
    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
