package dev.lenet.trainer.dataset;

/** Thrown if one attempt to download a file from one server fails. */
class TransferException extends Exception {

    private final boolean worthRetrying;

    /**
     * Reports a failed attempt.
     *
     * @param message what the server did, a phrase without its subject and full stop
     * @param worthRetrying whether another attempt with the same server may succeed
     */
    TransferException(String message, boolean worthRetrying) {
        super(message);
        this.worthRetrying = worthRetrying;
    }

    /** Whether another attempt with the same server may succeed. */
    boolean worthRetrying() {
        return worthRetrying;
    }
}
