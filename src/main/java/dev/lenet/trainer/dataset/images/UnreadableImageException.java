package dev.lenet.trainer.dataset.images;

import org.jspecify.annotations.Nullable;

/** A file is no image that can be used. The message says why, for people, and begins with {@code it}. */
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
     * Whether it is a matter of size alone.
     *
     * @return true for an image of more bytes or pixels than are read
     */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
