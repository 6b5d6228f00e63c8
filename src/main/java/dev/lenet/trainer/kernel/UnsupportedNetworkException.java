package dev.lenet.trainer.kernel;

/** Thrown if a configuration needs something that the kernels do not support, which the message names. Has no stack trace. */
final class UnsupportedNetworkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedNetworkException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
