package dev.lenet.trainer.dataset.images;

import org.jspecify.annotations.Nullable;

/** Thrown if a file is not a usable image. The message tells the user why and starts with {@code it}. */
public final class UnreadableImageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    private UnreadableImageException(String message, boolean tooLarge, @Nullable Throwable cause) {
        super(message, cause);
        this.tooLarge = tooLarge;
    }

    static UnreadableImageException because(String reason) {
        return new UnreadableImageException(reason, false, null);
    }

    static UnreadableImageException because(String reason, Throwable cause) {
        return new UnreadableImageException(reason, false, cause);
    }

    static UnreadableImageException tooLarge(String reason) {
        return new UnreadableImageException(reason, true, null);
    }

    /**
     * Whether the image was rejected for its size alone.
     *
     * @return true if it has too many bytes or pixels
     */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
