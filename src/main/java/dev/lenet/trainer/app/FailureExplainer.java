package dev.lenet.trainer.app;

/** Explains to the user why work failed. */
@FunctionalInterface
public interface FailureExplainer {

    /**
     * Explains a failure.
     *
     * @param cause the exception that ended the work
     * @return one or more whole sentences for the user
     */
    String explain(Throwable cause);
}
