package dev.lenet.trainer.dataset;

/**
 * The data is missing, damaged or not what it claims to be. The message is meant for people: it says which file, what
 * was found, what was expected and what to do.
 */
public class DatasetException extends RuntimeException {

    /**
     * A problem found by the trainer itself.
     *
     * @param message what, where, what was expected, what to do
     */
    public DatasetException(String message) {
        super(message);
    }

    /**
     * A problem reported by the file system or the network.
     *
     * @param message what, where, what was expected, what to do
     * @param cause what was reported
     */
    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
