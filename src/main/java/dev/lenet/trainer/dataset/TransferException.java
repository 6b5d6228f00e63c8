package dev.lenet.trainer.dataset;

/** One try to get a file from one server failed. */
class TransferException extends Exception {

    private final boolean worthRetrying;

    /**
     * A failed try.
     *
     * @param message what the server did, a phrase without subject and full stop
     * @param worthRetrying whether the same server may do better the next time
     */
    TransferException(String message, boolean worthRetrying) {
        super(message);
        this.worthRetrying = worthRetrying;
    }

    /** Whether the same server may do better the next time. */
    boolean worthRetrying() {
        return worthRetrying;
    }
}
