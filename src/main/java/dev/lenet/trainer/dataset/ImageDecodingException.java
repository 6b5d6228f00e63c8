package dev.lenet.trainer.dataset;

/** An image file cannot be decoded. The message completes "FILE ..." and is meant for people. */
public class ImageDecodingException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * What was found by the trainer itself.
     *
     * @param message for example {@code is empty}
     */
    public ImageDecodingException(String message) {
        super(message);
    }

    /**
     * What the decoder reported.
     *
     * @param message for example {@code does not decode as PNG: ...}
     * @param cause what it threw
     */
    public ImageDecodingException(String message, Throwable cause) {
        super(message, cause);
    }
}
