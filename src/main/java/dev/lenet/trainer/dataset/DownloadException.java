package dev.lenet.trainer.dataset;

/** The data set could not be downloaded: a reason to fall back to the sample if that is allowed. */
class DownloadException extends DatasetException {

    /**
     * A failed download.
     *
     * @param message why, a sentence without full stop
     * @param cause what was reported
     */
    DownloadException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A failed download.
     *
     * @param message why, a sentence without full stop
     */
    DownloadException(String message) {
        super(message);
    }
}
