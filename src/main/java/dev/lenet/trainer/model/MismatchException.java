package dev.lenet.trainer.model;

/** Thrown if values that are each within their range do not work together. */
public final class MismatchException extends IllegalArgumentException {

    /** What helps. */
    public enum Remedy {
        /** A value must change together with another one. */
        CHANGE_TOGETHER,
        /** The network must shrink its images less. */
        SHRINK_LESS
    }

    private static final long serialVersionUID = 1L;

    private final Remedy remedy;

    MismatchException(String message, Remedy remedy) {
        super(message);
        this.remedy = remedy;
    }

    /**
     * Returns what helps.
     *
     * @return for advice in the words of wherever the values come from
     */
    public Remedy remedy() {
        return remedy;
    }
}
