package dev.lenet.trainer.dataset;

/** Thrown if the data set could not be downloaded; the loader then falls back to the sample if that is allowed. */
class DownloadException extends DatasetException {

    /**
     * Reports a failed download.
     *
     * @param message the reason, a sentence without a full stop
     * @param cause the underlying exception
     */
    DownloadException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Reports a failed download.
     *
     * @param message the reason, a sentence without a full stop
     */
    DownloadException(String message) {
        super(message);
    }
}
