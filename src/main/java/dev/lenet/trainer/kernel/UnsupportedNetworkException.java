package dev.lenet.trainer.kernel;

/** A configuration asks for something that the kernels do not do. The message says what; there is no stack trace. */
final class UnsupportedNetworkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedNetworkException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
