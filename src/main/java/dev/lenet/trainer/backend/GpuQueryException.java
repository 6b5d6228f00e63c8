package dev.lenet.trainer.backend;

/** Thrown if the driver could not be queried for GPUs. */
final class GpuQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** Creates an exception with a reason, a clause without a full stop. */
    GpuQueryException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
