package dev.lenet.trainer.backend;

/** The driver gave no answer about GPUs. */
final class GpuQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** Takes the reason, a clause without full stop. */
    GpuQueryException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
